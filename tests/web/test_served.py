"""What only a page that is really served shows: another thread than the one that answers."""

from pathlib import Path
from urllib.parse import urlencode

from tests.web.living import Answer, Living, inroad, made, served


def sent(living: Living, path: str, **values: str) -> Answer:
    """A form of a browser that came in, sent from the settings."""
    cookies, token = living.form(living.first_cookie(), "/settings")
    body = urlencode({"csrfmiddlewaretoken": token, **values})
    return living.asked(path, "POST", body, Cookie=cookies, Origin=living.origin,
                        Sec_Fetch_Site="same-origin")  # fmt: skip


def test_everything_is_erased_from_a_page_that_is_served(tmp_path: Path) -> None:
    """No thread of the server holds the file open, so that it can be taken away."""
    home = made(tmp_path / "home", ("people", "add", "Priya Raman, Acme"))
    with served(home) as living:
        answer = sent(living, "/settings/erase", word="erase")
        assert (303, "/start") == (answer.status, answer.headers["location"].partition("?")[0])
        assert "Nobody yet" in inroad(home, "people")


def test_a_backup_is_put_back_on_a_page_that_is_served(tmp_path: Path) -> None:
    """What was there at the backup is there again."""
    copy = tmp_path / "copy"
    home = made(tmp_path / "home", ("people", "add", "Priya Raman, Acme"),
                ("backup", str(copy)), ("people", "add", "Tom Berg, Acme"))  # fmt: skip
    with served(home) as living:
        cookies, token = living.form(living.first_cookie(), "/settings")
        parts = [("csrfmiddlewaretoken", "", token.encode()), ("once", "", b"x1"),
                 ("backup", '; filename="a.backup"', copy.read_bytes())]  # fmt: skip
        body = b""
        for name, file, value in parts:
            head = f'--cut\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
            body += head.encode() + value + b"\r\n"
        body += b"--cut--\r\n"
        asked = (
            f"POST /settings/restore HTTP/1.1\r\nHost: {living.host}\r\nConnection: close\r\n"
            f"Cookie: {cookies}\r\nOrigin: {living.origin}\r\nSec-Fetch-Site: same-origin\r\n"
            f"Content-Type: multipart/form-data; boundary=cut\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        answer = living.said(asked.encode() + body)
        assert 303 == answer.status, answer
        # The browser forgets the pages of before.
        assert '"cache", "storage"' == answer.headers["clear-site-data"]
        listed = inroad(home, "people")
        assert "Priya Raman" in listed
        assert "Tom Berg" not in listed
