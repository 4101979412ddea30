"""One watch of a road in plain text: the hours of 1962, what was done, what each side learned, the letters."""

from __future__ import annotations

from game.app.archive.roads import Road
from game.app.archive.watching import HourTold, WatchPage
from game.core.sides import SIDES, Side
from game.terminal.pages import show_letter
from game.terminal.paper import Paper, sentence

CITIES = {"us": "Washington", "ussr": "Moscow"}


def show_watch(paper: Paper, road: Road, page: WatchPage, *, shared: bool, knew: bool) -> None:
    """Write one watch of a road.

    Args:
        shared: whether 1962 goes this way too, so that what is known of those hours belongs to this road.
        knew: whether what each side learned is told, too.
    """
    last = page.number + 1 == page.places
    paper.head(f"{road.title}: {'the last place' if last else f'watch {page.number + 1} of {page.places - 1}'}")
    moved = "" if page.moved is None or abs(page.moved) < 1 else f" In this watch it moves by {page.moved:+.0f}."
    reader = road.reader
    clocks = " and ".join(f"{page.when[s]} in {CITIES[s]}" for s in SIDES)
    paper.say(f"{clocks}. {sentence(page.stage)} {page.knot}{moved}")
    if page.ending:
        paper.say(f"The end: {page.ending}.")
    elif last:
        paper.say("The road goes no further; nobody has decided here yet.")
    else:
        paper.say(f"In short: {sentence(page.title)}")
    if reader is not None:
        if not last:
            _known(paper, page, reader)
        return
    if page.told and shared:
        paper.subhead("What is known of these hours")
        for hour in page.told:
            show_hour(paper, hour)
    if page.deeds:
        paper.subhead(_deeds_head(road, last=last))
        for deed in page.deeds:
            who = f"{deed.who}: " if deed.who else ""
            paper.say(f"- {who}{sentence(deed.title)} {deed.note}".rstrip(), indent=2, hang=4)
    if page.letters:
        paper.subhead("Letters sent in this watch")
        for number, x in enumerate(page.letters, start=1):
            paper.item(number, f"{x.sender} to {x.addressee}, {x.channel_label}: {x.headline}.")
    if knew:
        show_known(paper, page)


def show_known(paper: Paper, page: WatchPage) -> None:
    """Write what each side learned in a watch."""
    for side in SIDES:
        _known(paper, page, side)


def show_hour(paper: Paper, hour: HourTold) -> None:
    """Write what is known today of one hour of 1962; a source that stands behind several passages is named once."""
    paper.line()
    paper.say(f"{hour.when}: {sentence(hour.title)}")
    for telling, following in zip(hour.tellings, (*hour.tellings[1:], None), strict=True):
        paper.say(f"{telling.head}: {telling.text}", indent=2, hang=4)
        if following is None or following.source != telling.source:
            paper.say(f"({telling.source})", indent=4)


def show_page_letters(paper: Paper, page: WatchPage) -> None:
    """Write the letters of a watch in full."""
    for letter in page.letters:
        show_letter(paper, letter)
    if not page.letters:
        paper.say("No letter was sent in this watch.")


def _deeds_head(road: Road, *, last: bool) -> str:
    if last:
        return "In the last hours"
    return f"{'As the game follows it' if road.kind == 'history' else 'On this road'}, both sides' papers open"


def _known(paper: Paper, page: WatchPage, side: Side) -> None:
    paper.subhead(f"What {CITIES[side]} learned")
    for item in page.known[side]:
        paper.say(f"- {item.when}, {item.sender}: {sentence(item.title)}", indent=2, hang=4)
    if not page.known[side]:
        paper.say("- Nothing new.", indent=2)
