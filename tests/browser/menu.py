"""The menu of narrow screens."""

from __future__ import annotations

from playwright.sync_api import Page

BUTTON = ".menu-button"


def has_menu_button(page: Page) -> bool:
    """Whether the menu can be opened and closed: on wide screens it is always open."""
    return page.locator(BUTTON).is_visible()


def states(page: Page) -> tuple[bool, ...]:
    """The states that the menu can have here: closed, open."""
    return (False, True) if has_menu_button(page) else (False,)


def set_menu(page: Page, *, opened: bool) -> None:
    """Open or close it by its button."""
    if has_menu_button(page) and (page.locator(BUTTON).get_attribute("aria-expanded") == "true") != opened:
        page.locator(BUTTON).click()


def problems(page: Page) -> list[str]:
    """What is wrong with the menu by keyboard: Enter and Space open it, Escape closes it and gives focus back."""
    if not has_menu_button(page):
        return ["there is no menu button"]
    button, found = page.locator(BUTTON), []
    links = page.locator("#menu a")
    for key in ("Enter", "Space"):
        set_menu(page, opened=False)
        if links.first.is_visible():
            found.append("the menu is closed, but its links are there")
        button.focus()
        page.keyboard.press(key)
        if button.get_attribute("aria-expanded") != "true" or not links.first.is_visible():
            found.append(f"{key} does not open the menu")
            set_menu(page, opened=True)
        for place in ("button", "link"):
            if place == "link":
                set_menu(page, opened=True)
                button.focus()
                page.keyboard.press("Tab")
                if not page.evaluate("document.activeElement.closest('#menu') !== null"):
                    found.append("Tab does not lead from the button into the menu")
            page.keyboard.press("Escape")
            if button.get_attribute("aria-expanded") != "false" or links.first.is_visible():
                found.append(f"Escape on a {place} does not close the menu")
            if not page.evaluate(f"document.activeElement === document.querySelector('{BUTTON}')"):
                found.append(f"Escape on a {place} does not give focus back to the button")
    return found
