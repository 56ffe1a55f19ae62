"""How a reader reports a fault: addresses of a form and of an e-mail, with the page's own address in them."""

from __future__ import annotations

from urllib.parse import quote

from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

PLACE = "{page}"
"""Where a form's address has it, the page's address goes there."""
_FIELD = "sida"
"""The name of the field that is added to other forms' addresses."""


def form_address(form: str | None, page: str) -> str:
    """The form's address with the page's in it; empty where there is no form."""
    if not form:
        return ""
    written = quote(page, safe="")
    if PLACE in form:
        return form.replace(PLACE, written)
    if not page:
        return form
    before, hash_, fragment = form.partition("#")
    return f"{before}{'&' if '?' in before else '?'}{_FIELD}={written}{hash_}{fragment}"


def mail_address(email: str | None, page: str, texts: Texts) -> str:
    """A mailto: address with a subject that says which page it is about; empty where there is no e-mail."""
    if not email:
        return ""
    subject = texts._(N_("Fault on the page {page}"), page=page) if page else texts._(N_("Fault on the web site"))
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject, safe='')}"
