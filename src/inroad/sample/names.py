"""Names for people who do not exist: first and last names of many origins, mixed at random."""

from dataclasses import dataclass

import numpy as np

from inroad.method.goal import folded


@dataclass(frozen=True, slots=True)
class Origin:
    """First and last names that go together, and how many of the company have them."""

    share: float
    first: tuple[str, ...]
    last: tuple[str, ...]


def _origin(share: float, first: str, last: str) -> Origin:
    return Origin(
        share, tuple(first.split()), tuple(name.replace("_", " ") for name in last.split())
    )


ORIGINS = (
    _origin(0.20,
        "Anneke Birte Dörte Elke Frauke Gesa Heike Ines Jutta Katrin Liesel Maren Nele Petra "
        "Silke Tanja Ulla Wiebke Arne Bernd Clemens Detlef Eike Falk Gerrit Holger Ingo Jörg "
        "Kai Lutz Malte Norbert Ole Ralf Sönke Thorben Uwe Volker",
        "Ahlbrecht Bästlein Claußen Dornhöfer Eickmeier Fährmann Gottschling Hasenpusch Immken "
        "Jürgensmann Kleinschmidt Lindhorst Möhlmann Nettelbeck Oberdiek Petersohn Quandt "
        "Rehbock Schlüter Tiedemann Uhlenbrock Vogelsang Wittkopp Ziegenhals Brömmel Dammann"),
    _origin(0.13,
        "Anjali Bhavana Chitra Deepa Gauri Hema Indira Kavya Lakshmi Meera Nandini Pooja Rekha "
        "Shreya Tara Usha Vidya Aditya Bharat Chetan Dinesh Ganesh Harish Jayesh Kiran Lokesh "
        "Manoj Nitin Pranav Rohan Suresh Tejas Varun Yash",
        "Acharya Bhandari Chaudhuri Deshpande Gokhale Hegde Iyengar Joshi Kulkarni Lokhande "
        "Menon Nambiar Ojha Parekh Raghunathan Sabnis Tendolkar Upadhyay Vaidya Wagle Pillai "
        "Karnik Phadke Shenoy"),
    _origin(0.08,
        "Adaeze Bisi Chioma Damilola Ebele Folake Ifeoma Kemi Ngozi Omolara Sade Temitope Uche "
        "Yetunde Ayodele Babatunde Chidi Dapo Emeka Femi Gbenga Ikenna Kelechi Obinna Segun Tobi",
        "Adeleke Balogun Chukwuma Durojaiye Ekwueme Fashola Gbadebo Ibekwe Jaiyeola Komolafe "
        "Lawanson Madueke Nwosu Ogunleye Popoola Shonibare Taiwo Udeze Olatunji Okonjo"),
    _origin(0.08,
        "Aiping Biyu Chunhua Dandan Fenfang Guiying Huilan Jiayi Lihua Meifeng Ningning Qiuyue "
        "Ruolan Shuyi Xiaoyan Yalin Bowen Changming Dehua Fugang Guowei Haoran Jianyu Kaiwen "
        "Minghao Pengfei Renjie Shaohua Weidong Zihan",
        "Bai Cao Deng Fang Gao Hou Jiang Kong Liao Mao Niu Ouyang Pan Qiao Ren Shao Tang Xue "
        "Yin Zhuang Qin Meng"),
    _origin(0.06,
        "Bich Cam Diep Giang Hanh Huong Khanh Lien Mai Ngoc Nhung Phuong Quyen Thao Trinh Uyen "
        "Bao Cuong Dung Hieu Khoa Long Minh Phuc Quang Son Thanh Tuan Vinh",
        "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trịnh Đinh Lương"),
    _origin(0.08,
        "Amal Basma Dalia Farah Ghada Hanan Iman Jumana Layla Maysa Noura Rania Salma Wafa "
        "Yasmin Zeina Anwar Bilal Faris Ghassan Hatem Issam Jalal Khaled Marwan Nabil Omar "
        "Rami Samir Tariq Walid Ziad",
        "Abboud Barakat Chahine El_Khatib Fakhoury Ghanem Haddad Itani Jabbour Karam Lahoud "
        "Mansour Nasrallah Qabbani Rahbani Saliba Tannous Wehbe Yazbek Zoghbi Al-Masri Darwish"),
    _origin(0.09,
        "Alba Begoña Consuelo Dolores Esperanza Graciela Inés Jimena Lourdes Macarena Nuria "
        "Pilar Rocío Soledad Ximena Álvaro Benito Ciro Efraín Fermín Gonzalo Hernán Ignacio "
        "Joaquín Leandro Matías Nicanor Osvaldo Ramiro Tomás",
        "Aguirre Barrientos Cárdenas Dueñas Echeverría Fuentealba Gallardo Huerta Ibáñez "
        "Jaramillo Larrañaga Monteverde Navarrete Ordóñez Peñalver Quiñones Rebolledo Santibáñez "
        "Tirado Urrutia Villalobos Zambrano"),
    _origin(0.09,
        "Astrid Britt Dagny Ebba Frida Gunvor Hedda Ingrid Kirsti Liv Maiken Oda Ragnhild Siri "
        "Turid Åse Anders Bjarne Casper Eskil Frode Gunnar Håkon Jesper Kjell Lars Mikkel Njål "
        "Oskar Rasmus Sverre Torbjørn Øyvind",
        "Aasgaard Bergqvist Dahlström Engebretsen Fagerlund Grønvold Hallberg Iversdatter "
        "Kjærgaard Lindroos Mørkved Nordahl Østby Rosengren Sjöholm Thorvaldsen Ulriksen "
        "Virtanen Wahlberg Åkesson Solheim Brandvold"),
    _origin(0.07,
        "Aylin Begüm Ceren Defne Elif Gülşen Hande İpek Melis Nazan Özlem Pınar Sevgi Tülay "
        "Yeliz Alper Barış Cem Doğan Emre Ferhat Gökhan Hakan Kerem Levent Murat Onur Serkan "
        "Tolga Umut Volkan",
        "Akbulut Baysal Çetinkaya Demirel Erdoğmuş Fırat Gündüz Hepgül İnanç Karadağ Mutluer "
        "Öztan Palalı Sarıkaya Tekinalp Uçarlı Vardar Yalçınkaya Zorlutuna Kılıçarslan"),
    _origin(0.07,
        "Amanda Bianca Camila Débora Fernanda Gabriela Iara Jussara Luana Mariana Natália "
        "Patrícia Renata Tainá Vitória Caio Danilo Evandro Fábio Gilberto Heitor Ícaro Jonas "
        "Leonel Márcio Otávio Raul Sérgio Thiago Vinícius",
        "Albuquerque Bittencourt Cavalcanti Drumond Espíndola Figueiredo Gonçalves Junqueira "
        "Lacerda Magalhães Nogueira Paranhos Queiroz Rezende Sampaio Tavares Valadares "
        "Vasconcelos da_Fonseca dos_Anjos"),
    _origin(0.05,
        "Abigail Beatrice Cordelia Daphne Edith Flora Gwen Harriet Imogen Josephine Kitty Lydia "
        "Mabel Nora Phoebe Rosalind Alastair Barnaby Cedric Duncan Edmund Fergus Gareth Hugo "
        "Jasper Lachlan Magnus Nigel Piers Rupert",
        "Ashdown Birtwhistle Copperfield Draycott Entwistle Fairweather Gathercole Hollingbery "
        "Inchbald Kettlewell Lumbley Merriweather Oakshott Penhaligon Ravenhill Satterthwaite "
        "Thistlewood Underhay Wetherspoon Yarborough"),
)  # fmt: skip

WORDS_AS_NAMES = ("May", "June", "Will", "Mark")
"""First names that are also words of a sentence or of a date."""

NICKNAMES = {"Fernanda": "Nanda", "Gabriela": "Gabi", "Ignacio": "Nacho", "Joaquín": "Quino",
             "Adaeze": "Ada", "Babatunde": "Tunde", "Josephine": "Jo", "Harriet": "Hattie",
             "Temitope": "Temi", "Katrin": "Kati", "Thorben": "Tobbi", "Aditya": "Adi"}  # fmt: skip


ENOUGH = sum(len(origin.first) * len(origin.last) for origin in ORIGINS) // 2
"""So many different names are given out before any is given out again."""


class Names:
    """Gives out names, each only once, so that namesakes are on purpose."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        shares = np.array([origin.share for origin in ORIGINS])
        self._shares = shares / shares.sum()
        self._taken: set[tuple[str, str]] = set()

    def many(self, count: int) -> list[tuple[str, str]]:
        """That many new names, first and last; origins in their shares."""
        given: list[tuple[str, str]] = []
        while len(given) < count:
            lacking = count - len(given)
            origins = self._rng.choice(len(ORIGINS), lacking, p=self._shares)
            drawn = self._rng.random((lacking, 2))
            for origin, (one, other) in zip(origins.tolist(), drawn.tolist(), strict=True):
                given += self._if_new(ORIGINS[origin], one, other)
        return given

    def _if_new(self, origin: Origin, one: float, other: float) -> list[tuple[str, str]]:
        name = (
            origin.first[int(one * len(origin.first))],
            origin.last[int(other * len(origin.last))],
        )
        # A very large company runs out of names, and then has namesakes.
        if name in self._taken and len(self._taken) < ENOUGH:
            return []
        self._taken.add(name)
        return [name]


_GERMAN = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}


def ascii_name(name: str) -> str:
    """A name as it stands in an address: "Peñalver" is "penalver", "da Fonseca" "dafonseca"."""
    plain = folded(name.lower().translate(_GERMAN))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
