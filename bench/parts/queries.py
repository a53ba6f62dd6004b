"""How many times each page asks the database: `python queries.py PATH ...` prints JSON."""

import json
import sys

from inroad.store.start import open_personal


def main() -> None:
    """Ask each page twice; count the second time, when everything is warm."""
    open_personal()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from inroad.web import launching

    settings.PAGE_HOST = "127.0.0.1:1"
    browser = Client(headers={"host": settings.PAGE_HOST})
    browser.cookies[launching.cookie_name()] = launching.cookie()
    counted = {}
    for path in sys.argv[1:]:
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            browser.get(path)
        counted[path] = len(asked)
    print(json.dumps(counted))


if __name__ == "__main__":
    main()
