"""All pages of a site: each at an address of its own, and those of a plan in the order of its navigation.

Also tests: pages.plan_pages
"""

from __future__ import annotations

from pathlib import Path

import pytest

from klarplan.pages import nav
from klarplan.pages.pages import NOT_FOUND, not_found
from klarplan.publishing.build import Publication, build

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module", params=["edge", "minimal", "no-focus-areas", "ordinary", "revised"])
def publication(request: pytest.FixtureRequest) -> Publication:
    return build(EXAMPLES / request.param / "site_config.yml")


def test_no_two_pages_are_written_to_one_file(publication: Publication) -> None:
    files = [page.dest_uri for page in publication.pages]
    assert len(set(files)) == len(files)
    assert NOT_FOUND not in files


def test_a_plan_has_the_pages_of_its_navigation_in_their_order(publication: Publication) -> None:
    for contents in publication.site.library.plans.values():
        pages = [page.address for page in publication.pages if page.contents is contents]
        below = [publication.site.addresses.activity(record.plan, record.id) for record in contents.activities.values()]
        below += [publication.site.addresses.follow_up(record.plan, record.id) for record in contents.follow_ups]
        known = [address for address, _ in nav.plan_pages(publication.site, contents)]
        assert [address for address in pages if address not in below] == known


def test_every_page_stands_below_pages_that_there_are(publication: Publication) -> None:
    addresses = {page.address for page in publication.pages}
    assert all(address in addresses for page in publication.pages for address, _ in page.above)


def test_pages_that_no_search_engine_may_show(publication: Publication) -> None:
    hidden = [page.view.TEMPLATE for page in (*publication.pages, not_found(publication.site)) if page.robots]
    assert hidden == ["search.html", "404.html"]
