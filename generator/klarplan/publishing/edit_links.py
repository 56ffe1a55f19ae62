"""Where content files are edited in a browser, as MkDocs' settings say."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from klarplan.site.site import not_editable


def edit_links(repo_url: str, edit_uri: str, template: str) -> Callable[[str], str]:
    """From a content file's path to the address where it is edited, or "" where there is none.

    `edit_uri_template` wins over `edit_uri`, and both count from `repo_url` where they are no whole addresses
    (https://www.mkdocs.org/user-guide/configuration/#edit_uri).
    """
    repository = f"{repo_url.rstrip('/')}/" if repo_url else ""

    def address(path: str) -> str:
        if template:
            place = str(template.format(path=path, path_noext=posixpath.splitext(path)[0]))
        else:
            place = f"{edit_uri.rstrip('/')}/{path}"
        whole = urljoin(repository.rstrip("/") if place.startswith(("?", "#")) else repository, place)
        return whole if urlsplit(whole).scheme else ""

    return address if template or edit_uri else not_editable
