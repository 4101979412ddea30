"""One watch of a road in plain text: the hours of 1962, what was done, what each side learned, the letters."""

from __future__ import annotations

from game.app.archive.roads import Road
from game.app.archive.watching import HourTold, WatchPage
from game.core.sides import SIDES, Side
from game.locale import marked, tr
from game.terminal.pages import show_letter
from game.terminal.paper import Paper, sentence

CITIES = {"us": marked("Washington"), "ussr": marked("Moscow")}


def show_watch(paper: Paper, road: Road, page: WatchPage, *, shared: bool, knew: bool) -> None:
    """Write one watch of a road.

    Args:
        shared: whether 1962 goes this way too, so that what is known of those hours belongs to this road.
        knew: whether what each side learned is told, too.
    """
    last = page.number + 1 == page.places
    place = tr("the last place")
    if not last:
        place = tr("watch {at} of {all}", at=page.number + 1, all=page.places - 1)
    paper.head(f"{road.title}: {place}")
    moved = ""
    if page.moved is not None and abs(page.moved) >= 1:
        moved = f" {tr('In this watch it moves by {points}.', points=f'{page.moved:+.0f}')}"
    reader = road.reader
    clocks = tr("{us} in Washington and {ussr} in Moscow", us=page.when["us"], ussr=page.when["ussr"])
    paper.say(f"{clocks}. {sentence(page.stage)} {page.knot}{moved}")
    if page.ending:
        paper.say(tr("The end: {ending}.", ending=page.ending))
    elif last:
        paper.say(tr("The road goes no further; nobody has decided here yet."))
    else:
        paper.say(tr("In short: {what}", what=sentence(page.title)))
    if reader is not None:
        if not last:
            _known(paper, page, reader)
        return
    if page.told and shared:
        paper.subhead(tr("What is known of these hours"))
        for hour in page.told:
            show_hour(paper, hour)
    if page.deeds:
        paper.subhead(_deeds_head(road, last=last))
        for deed in page.deeds:
            who = f"{deed.who}: " if deed.who else ""
            paper.say(f"- {who}{sentence(deed.title)} {deed.note}".rstrip(), indent=2, hang=4)
    if page.letters:
        paper.subhead(tr("Letters sent in this watch"))
        for number, x in enumerate(page.letters, start=1):
            paper.item(
                number,
                tr(
                    "{sender} to {addressee}, {channel}: {headline}.",
                    sender=x.sender,
                    addressee=x.addressee,
                    channel=x.channel_label,
                    headline=x.headline,
                ),
            )
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
        paper.say(tr("No letter was sent in this watch."))


def _deeds_head(road: Road, *, last: bool) -> str:
    if last:
        return tr("In the last hours")
    return (
        tr("As the game follows it, both sides' papers open")
        if road.kind == "history"
        else tr("On this road, both sides' papers open")
    )


def _known(paper: Paper, page: WatchPage, side: Side) -> None:
    paper.subhead(tr("What {city} learned", city=tr(CITIES[side])))
    for item in page.known[side]:
        paper.say(f"- {item.when}, {item.sender}: {sentence(item.title)}", indent=2, hang=4)
    if not page.known[side]:
        paper.say(tr("- Nothing new."), indent=2)
