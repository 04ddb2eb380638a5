"""The box answers while one types: by keys alone, and as screen readers are told."""

from playwright.sync_api import expect

LIST = ".search-head .ask-list"
OPTIONS = ".ask-list [role=option]"


def test_a_question_is_answered_while_it_is_typed_and_followed_by_keys_alone(page, live_server):
    page.goto(f"{live_server}/about?lang=ko")
    page.keyboard.press("/")
    box = page.get_by_role("combobox").first
    expect(box).to_be_focused()
    page.keyboard.type("국정원 컨테이너 2024")
    expect(page.locator(LIST)).to_have_attribute("aria-busy", "false")  # all that was typed is answered
    expect(page.locator(OPTIONS).first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"{OPTIONS}[aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/i/arms.containers?c=002:7897-7911")


def test_an_answer_that_comes_late_takes_no_choice_away(page, live_server):
    late = []
    page.route("**/search/typed?*GNI+2024*", lambda route: late.append(route))  # held until the test lets it go
    page.goto(f"{live_server}/about?lang=ko")
    page.keyboard.press("/")
    page.keyboard.type("GNI")
    expect(page.locator(OPTIONS).first).to_be_visible()
    with page.expect_request("**/search/typed?*GNI+2024*"):
        page.keyboard.type(" 2024")
    expect(page.locator(LIST)).to_have_attribute("aria-busy", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"{OPTIONS}[aria-selected=true]")
    target = chosen.get_attribute("href")
    with page.expect_response("**/search/typed?*GNI+2024*"):
        late[0].continue_()
    expect(page.locator(LIST)).to_have_attribute("aria-busy", "false")
    expect(chosen).to_have_attribute("href", target)
    page.keyboard.type("!")
    expect(chosen).to_have_count(0)


def test_escape_closes_the_list_and_enter_alone_leads_to_all_results(page, live_server):
    page.goto(f"{live_server}/about?lang=ko")
    page.keyboard.press("/")
    page.keyboard.type("GNI")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("Escape")
    box = page.get_by_role("combobox").first
    expect(page.locator(".ask-list").first).to_be_hidden()
    expect(box).to_have_value("GNI")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=GNI")
