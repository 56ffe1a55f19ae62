"""When: a cell's words → a span of time in the words of `parse_period`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from klarplan.importing.understanding.qualifiers import qualifier_in
from klarplan.importing.understanding.reading import (
    NO_CONTEXT,
    CellContext,
    DoubtKind,
    Reading,
    Rule,
    asked,
    certain,
    comment_after,
    flat,
    is_cell_error,
    says_nothing,
)
from klarplan.importing.understanding.time_points import Point, parsed, point_of

PeriodText = str | int
"""A period as a file has it: a year is a number, everything else is in the words of `parse_period`."""


class Edge(StrEnum):
    """Which end of a span a column holds."""

    START = "start"
    END = "end"
    DEADLINE = "deadline"


_EDGES: tuple[tuple[Edge, str], ...] = (
    (Edge.DEADLINE, r"klart? senast|klart?|senast|deadline|ska vara klart?|färdigt?|sista dag|due(?: date)?"),
    (
        Edge.START,
        r"start|startar|startdatum|startdag|starttid|startår|börjar|påbörjas|från|från och med|"
        r"fr\.?o\.?m\.?|begin|start date",
    ),
    (
        Edge.END,
        r"slut|slutar|slutdatum|slutdag|slutförs|sluttid|slutår|avslutas|till|till och med|t\.?o\.?m\.?|end|end date",
    ),
)


def edge_of(heading: str) -> Edge | None:
    """Which end of a span the heading of a column speaks of: "Startdatum", "Slut", "Klart senast", "Deadline"."""
    words = flat(heading).casefold().strip(" .:?")
    return next((edge for edge, pattern in _EDGES if re.fullmatch(pattern, words)), None)


_ONGOING = r"(?:löpande|fortlöpande|kontinuerligt|ongoing)"
_ONGOING_ALONE = re.compile(rf"(?:pågår |sker |görs )?{_ONGOING}(?: under (?:hela )?(?:året|perioden|planperioden))?")
_ONGOING_TAIL = re.compile(
    rf"(?:\s*[,;]|\s+och|\s+samt|\s+and)?\s*(?:(?:därefter|sedan|och sedan|och därefter)\s+)?{_ONGOING}\Z"
)
_UNTIL = re.compile(r"(?:till och med|t\.?\s?o\.?\s?m\.?|fram till(?: och med)?|until)\s+")
_DEADLINE = re.compile(
    r"(?:(?:ska vara |skall vara |ska )?(?:klart?|klara|färdigt?|färdigställt?|slutfört?|genomfört?)\s+)?"
    r"(?:senast|deadline:?|no later than|by)\s+(?:den\s+|under\s+|i\s+)?"
    r"|(?:ska vara |skall vara )?(?:klart?|färdigt?)(?:\s+till)?\s+(?:den\s+|under\s+|i\s+)?"
    r"|(?:avslutas|slutförs|färdigställs|klart?)[:\s]\s*(?:senast\s+|under\s+|i\s+)?"
)
_FROM = re.compile(
    r"(?:från och med|fr\.?\s?o\.?\s?m\.?|från|med start|start:?|startar|startas|påbörjas|påbörjades|startade|inleds|"
    r"from)"
    r"\s+(?:den\s+|under\s+|i\s+|år\s+)?"
)
_VERB = re.compile(
    r"(?:med )?(?:start\w*:?|påbörja\w*|inleds|avslutas|slutförs|färdigställs|"
    r"(?:ska(?:ll)? (?:vara )?)?(?:klart?|färdigt?))\s+(?!senast)",
    re.IGNORECASE,
)
"""What begins or ends, which a span does not say: the words are kept beside it."""
_AND_ON = re.compile(r"(?:\s*(?:och|och sedan|,)?\s*(?:framåt|framöver|tills? ?vidare|onwards))\Z|\s*(?:--|[-–—])\s*\Z")
_DASH = re.compile(r"\s*(?:--|[–—])\s*|\s+-\s+|\s+(?:till och med|t\.?\s?o\.?\s?m\.?|till|to)\s+|-")
_BEFORE = re.compile(r"(?:före|innan|before)\s+(?:den\s+)?")
_AFTER = re.compile(r"(?:efter|tidigast|after|earliest)\s+(?:den\s+)?")
_BETWEEN = re.compile(r"(?:mellan|between)\s+(.+?)\s+(?:och|and)\s+(.+)")
_PART_OF = re.compile(r"(?:(?:i |under )?(?:början|slutet|mitten) av|tidigt|sent)\s+")
_LIST = re.compile(r"\s*(?:,|;|\s(?:och|samt|&|\+)\s)\s*")
_SHORT_YEARS = re.compile(r"((?:19|20)\d)(\d)\s*[-–]\s*(\d\d)")
_DECISION = re.compile(
    r"§|\bdnr\b|\bdiarie\w*|\bbeslut\w*|\bantag\w*|\bprotokoll\w*|\b(?:KF|KS|RF|RS)\s*\d", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_FIGURES_OF_TIME = re.compile(
    r"\d|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    r"vår|våren|sommar|sommaren|höst|hösten|vinter|vintern|ht|vt|q[1-4])\b", re.IGNORECASE,
)  # fmt: skip
_NO_YEAR = re.compile(
    r"(?:under |i |till )?(?:(?P<d>\d{1,2}) )?(?P<word>januari|februari|mars|april|maj|juni|juli|augusti|september|"
    r"oktober|november|"
    r"december|vår|våren|sommar|sommaren|höst|hösten|vinter|vintern|vårterminen|höstterminen)"
)
_CHANGES_SPAN = re.compile(
    r"\b(?:pågå\w*|fortgå\w*|fortlöp\w*|förläng\w*|uppskj\w*|utgå\w*|struk\w*|stryk\w*|därefter|sedan|efteråt|start\w*|"
    r"påbörja\w*|börja\w*|inle[dt]\w*|klart?|klara|färdig\w*|avsluta\w*|slutför\w*|genomför[dt]\w*)\b",
    re.IGNORECASE,
)
"""Beside a span: it begins, ends, or goes on there, or is no longer to be."""
_EACH_YEAR = re.compile(r"\b(?:årlig\w*|varje år|återkommande|vartannat)\b", re.IGNORECASE)
_COMMENT = re.compile(r"\s*(?:[.;,(]|\s[-–—]\s|\s(?=\())\s*")


def read_period(text: str, context: CellContext = NO_CONTEXT) -> Reading[PeriodText | None]:
    """The span of time that a cell says, as `period`; `kept` is for `period_note`.

    A heading such as "Klart senast" or "Startdatum" says which end a single point is. Certain only where the whole
    text has one meaning, alone or before a comment that changes nothing of it.
    """
    words = flat(text)
    if says_nothing(words):
        return certain(words, None, Rule.NOTHING)
    if is_cell_error(words):
        return asked(words, DoubtKind.CELL_ERROR)
    if span := _whole(words):
        return _of_span(words, span, edge_of(context.heading))
    for stop in _COMMENT.finditer(words):
        span, comment = _whole(words[: stop.start()]), comment_after(words, stop)
        if span and not span.doubt and not _changes(span, comment):
            return certain(
                words, _as_value(_at_edge(span, span.span, edge_of(context.heading))), Rule.FORM_AND_COMMENT, comment
            )
    return _uncertain(words, context)


def _changes(span: Point, comment: str) -> bool:
    """Whether a comment may say another time than the span that it stands behind."""
    single_year = re.fullmatch(r"\d{4}", span.span)
    return bool(
        qualifier_in(comment)
        or _FIGURES_OF_TIME.search(comment)
        or _CHANGES_SPAN.search(comment)
        or (single_year and _EACH_YEAR.search(comment))
    )


def joined(start: Reading[PeriodText | None], end: Reading[PeriodText | None]) -> Reading[PeriodText | None]:
    """The span from the column of starts to the column of ends. Either may say nothing.

    Certain where both are, and the end does not come before the start.
    """
    words = flat(f"{start.text} – {end.text}").strip(" –")
    kept = " ".join(filter(None, (start.kept, end.kept)))
    spans = [_span_between(first, last) for first in start.candidates or (None,) for last in end.candidates or (None,)]
    readable = [_as_value(span) for span in spans if span and parsed(span)]
    if not start.certain or not end.certain:
        doubt = start.doubt or end.doubt
        assert doubt
        return asked(words, doubt.kind, readable)
    if spans == [""]:
        return certain(words, None, Rule.WORDS_KEPT if kept else Rule.NOTHING, kept)
    if not readable:
        return asked(words, DoubtKind.SEVERAL)
    return certain(words, readable[0], Rule.FORM_AND_COMMENT if kept else Rule.FORM, kept)


def _span_between(first: PeriodText | None, last: PeriodText | None) -> str | None:
    """The span from one to the other; empty where neither says anything, None where one is a span of its own."""
    begin = str(first or "").removesuffix("–").strip()
    end = re.sub(r"\A(?:till och med|senast) ", "", str(last or ""))
    if "–" in begin or "–" in end:
        return None
    if begin and end == "löpande":
        return f"{begin} och löpande"
    if begin and end:
        return begin if begin == end else _dashed(begin, end)
    if begin:
        return f"{begin}–"
    return f"{'senast' if str(last).startswith('senast') else 'till och med'} {end}" if end else ""


# ---- the whole text ----


def _whole(text: str) -> Point | None:
    """The span that the whole of a text is."""
    words = re.sub(r"\A(?:under )?(?:plan)?(?:perioden|åren)\s+(?=\d{4}\s*[-–])", "", " ".join(text.casefold().split()))
    words = words.strip(" .;,:")
    if _ONGOING_ALONE.fullmatch(words):
        return Point("löpande")
    bare, ongoing = _ONGOING_TAIL.subn("", words)
    span = _span(bare.strip(" ,;")) if ongoing else _span(words)
    if not ongoing:
        return span
    if not span or span.doubt:
        return span
    return _checked(f"{span.span.removesuffix('–')} och löpande")


def _span(words: str) -> Point | None:
    if point := point_of(words):
        return point
    if match := _UNTIL.match(words):
        return _prefixed(words[match.end() :], "till och med {}", last=True)
    if match := _DEADLINE.match(words):
        return _prefixed(words[match.end() :], "senast {}", last=True)
    if match := _FROM.match(words):
        rest = words[match.end() :]
        return _two_points(rest) or _prefixed(_AND_ON.sub("", rest), "{}–", last=False)
    if (match := _AND_ON.search(words)) and match[0].strip():
        return _prefixed(words[: match.start()], "{}–", last=False)
    if match := _BETWEEN.fullmatch(words):
        return _between(match[1], match[2])
    return _short_years(words) or _two_points(words)


def _prefixed(text: str, form: str, *, last: bool) -> Point | None:
    point = point_of(text)
    if not point or not (point.first or point.others):
        return point
    edges = [_edge(span, last=last) for span in (point.span, *point.others)]
    return Point(form.format(edges[0]), others=tuple(map(form.format, edges[1:])), doubt=point.doubt)


def _edge(span: str, *, last: bool) -> str:
    """The first or last point of a span."""
    return re.split(r" – |–", span)[-1 if last else 0]


def _short_years(words: str) -> Point | None:
    """ "2021-25" → "2021–2025"; "2021-03" is a month and never comes here."""
    match = _SHORT_YEARS.fullmatch(words)
    if not match or int(match[2] + "0") > 90 or int(f"{match[1]}{match[2]}"[2:]) >= int(match[3]):
        return None
    return Point(f"{match[1]}{match[2]}–{match[1][:2]}{match[3]}")


def _two_points(words: str) -> Point | None:
    """The span between two points with a dash, wherever the dash gives two."""
    for dash in _DASH.finditer(words):
        first, last = words[: dash.start()], words[dash.end() :]
        if first and last and (span := _between(first, last)):
            return span
    return None


def _between(first: str, last: str) -> Point | None:
    end = point_of(last)
    if not end:
        return None
    begin = point_of(first) or (point_of(f"{first} {year[0]}") if (year := re.search(r"\d{4}\Z", end.first)) else None)
    if not begin and re.fullmatch(r"\d{1,2}", first) and re.fullmatch(r"\d{1,2} \w+ \d{4}", end.first):
        begin = point_of(f"{first} {end.first.partition(' ')[2]}")
    if not begin:
        return None
    if begin.doubt or end.doubt:
        firsts, lasts = ([span for span in (p.first, *p.others) if span] for p in (begin, end))
        spans = [s for a in firsts for b in lasts if parsed(s := _dashed(_edge(a, last=False), _edge(b, last=True)))]
        return Point(next(iter(spans), ""), others=tuple(spans[1:]), doubt=begin.doubt or end.doubt)
    return _checked(_dashed(_edge(begin.span, last=False), _edge(end.span, last=True)))


def _dashed(first: str, last: str) -> str:
    years = re.fullmatch(r"\d{4}", first) and re.fullmatch(r"\d{4}", last)
    return f"{first}–{last}" if years else f"{first} – {last}"


def _checked(span: str) -> Point | None:
    return Point(span) if parsed(span) else None


# ---- what is certain, and what is asked ----


def _of_span(words: str, span: Point, edge: Edge | None) -> Reading[PeriodText | None]:
    spans = [
        _at_edge(span, text, edge) for text in (span.span if not span.others else span.first, *span.others) if text
    ]
    if span.doubt or not all(parsed(text) for text in spans):
        return asked(words, span.doubt or DoubtKind.NEAR_TIME, [_as_value(text) for text in spans if parsed(text)])
    if _VERB.match(words):
        return certain(words, _as_value(spans[0]), Rule.FORM_AND_COMMENT, words)
    return certain(words, _as_value(spans[0]), Rule.FORM)


def _at_edge(point: Point, span: str, edge: Edge | None) -> str:
    """A single point in the column of starts, ends or deadlines; other spans say themselves what they are."""
    period = parsed(span)
    if edge is None or period is None or period.ongoing or not (period.start and period.end):
        return span
    if not point.last and "–" in span:
        return span
    if edge is Edge.START:
        return f"{_edge(span, last=False)}–"
    return f"{'senast' if edge is Edge.DEADLINE else 'till och med'} {_edge(span, last=True)}"


def _as_value(span: str) -> PeriodText:
    return int(span) if re.fullmatch(r"\d{4}", span) else span


def _uncertain(words: str, context: CellContext) -> Reading[PeriodText | None]:
    lowered = words.casefold().strip(" .;,:")
    if not _FIGURES_OF_TIME.search(words):
        return certain(words, None, Rule.WORDS_KEPT, words)
    if match := _NO_YEAR.fullmatch(lowered):
        day = f"{match['d']} " if match["d"] else ""
        spans = [f"{day}{match['word']} {context.year}"] if context.year else []
        return asked(words, DoubtKind.NO_YEAR, [_as_value(span) for span in spans if parsed(span)])
    inside = list(dict.fromkeys(_times_inside(lowered)))
    if _DECISION.search(words):
        if len(inside) < 2:
            return certain(words, None, Rule.WORDS_KEPT, words)
        return asked(
            words,
            DoubtKind.SEVERAL,
            [_as_value(span) for span in (reversed(inside) if _DECISION.match(words) else inside)],
        )
    if proposals := _bounded(lowered):
        return asked(words, DoubtKind.BOUND, [_as_value(span) for span in proposals if parsed(span)])
    if re.search(r"\d{4}-\d\d-\d\d", words) and not inside:
        return asked(words, DoubtKind.NO_DATE)
    listed = [point for part in _LIST.split(lowered) if (point := point_of(part))]
    years = [point.first for point in listed if re.fullmatch(r"\d{4}", point.first)]
    if len(years) > 1 and len(years) == len(_LIST.split(lowered)):
        inside.insert(0, f"{years[0]}–{years[-1]}")
    doubt = qualifier_in(words) or (DoubtKind.SEVERAL if len(inside) > 1 else DoubtKind.NEAR_TIME)
    values: list[PeriodText | None] = [_as_value(span) for span in inside if parsed(span)]
    reading = asked(words, doubt if inside else DoubtKind.UNKNOWN_WORDS, values)
    return replace(reading, proposes=doubt is not DoubtKind.NEGATED)


def _bounded(words: str) -> list[str]:
    """Proposals for what comes before or after a point, or in a part of it."""
    if (match := _BEFORE.match(words)) and (point := point_of(words[match.end() :])):
        year = re.fullmatch(r"\d{4}", point.first)
        return [f"senast {int(year[0]) - 1}" if year else f"senast {_edge(point.span, last=False)}"]
    if (match := _AFTER.match(words)) and (point := point_of(words[match.end() :])):
        year = re.fullmatch(r"\d{4}", point.first)
        after = match[0].startswith(("efter", "after"))
        nxt = [f"{int(year[0]) + 1}–"] if year and after else []
        return [*nxt, f"{_edge(point.span, last=True)}–"]
    if (match := re.match(r"[-–—]\s*(?=\d)", words)) and (point := point_of(words[match.end() :])):
        return [f"till och med {_edge(point.span, last=True)}"]
    if (match := _PART_OF.match(words)) and (point := point_of(words[match.end() :])):
        return [point.span]
    return []


def _times_inside(words: str) -> Iterator[str]:
    """Spans that stand somewhere in a text, the longest ones first found from the left."""
    tokens = words.replace("?", " ").split()
    at = 0
    while at < len(tokens):
        for end in range(min(len(tokens), at + 7), at, -1):
            span = _whole(" ".join(tokens[at:end]))
            if span and (text := span.span if not span.others else span.first) and text != "löpande":
                yield text
                at = end - 1
                break
        at += 1
