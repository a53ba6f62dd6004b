"""The icons as PNG, from the one that is drawn (icon.svg), by the browser that the tests use.

`python docs/icons.py` writes them beside it. Needs Debian's `chromium`.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parents[1] / "src" / "inroad" / "web" / "static" / "inroad"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
SIZES = {"icon-192.png": (192, False), "icon-512.png": (512, False),
         "icon-maskable-512.png": (512, True)}  # fmt: skip
SAFE = 0.8
"""A maskable icon may be cut to the circle of this share of its width (w3.org/TR/appmanifest)."""


def drawn(svg: str, size: int, *, maskable: bool) -> str:
    """A page that shows the icon and nothing else; a maskable one fills its square."""
    if maskable:
        ground, _, marks = svg.replace(' rx="14"', "").removesuffix("</svg>\n").partition("/>")
        shrunk = f"translate(32 32) scale({SAFE}) translate(-32 -32)"
        svg = f'{ground}/><g transform="{shrunk}">{marks}</g></svg>'
    style = f"*{{margin:0}}svg{{width:{size}px;height:{size}px;display:block}}"
    return f"<style>{style}</style>{svg}"


def main() -> None:
    """All of them."""
    svg = (HERE / "icon.svg").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, (size, maskable) in SIZES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(drawn(svg, size, maskable=maskable))
            page.screenshot(path=HERE / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
