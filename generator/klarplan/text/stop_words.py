"""Words that tell nothing of what somebody is looking for. A search leaves them out, unless there is nothing else."""

from __future__ import annotations

from collections.abc import Mapping

STOP_WORDS: Mapping[str, str] = {
    "sv": (
        "och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då "
        "sin sitt nu har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad "  # noqa: E501
        "över än dig kan sina här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit "
        "hur ingen mitt ni bli blev oss din dessa några deras blir mina samma vilken er sådan vår blivit dess inom "
        "mellan sådant varför varje vilka ditt vem vilket sitta sådana vart dina vars vårt våra ert era vilkas "
        "finns finnas fanns får få fick ska skall vill ville gör göra gjort händer hitta söker söka ge ger gav "
        "gäller handlar betyder många mer mest också bara även både varken olika "
        "hej snälla tack"
    ),
    "en": (
        "i me my we our you your he him his she her it its they them their what which who whom this that these those "
        "am is are was were be been being have has had do does did a an the and but if or because as until while of at "
        "by for with about against between into through to from up down in out on off over under again then once here "
        "there when where why how all any both each few more most other some such no nor not only own same so than too "
        "very can will just should now"
    ),
    "fi": (
        "ei eivät emme en et ette että he heidän heidät heihin heille heillä heiltä heissä heistä heitä hän häneen "
        "hänelle hänellä häneltä hänen hänessä hänestä hänet häntä itse ja johon joiden joihin joiksi joilla joille "
        "joilta joina joissa joista joita joka joksi jolla jolle jolta jona jonka jos jossa josta jota jotka kanssa "
        "keiden keihin keiksi keille keillä keiltä keinä keissä keistä keitä keneen keneksi kenelle kenellä keneltä "
        "kenen kenenä kenessä kenestä kenet ketkä ketä koska kuin kuka kun me meidän meidät meihin meille meillä "
        "meiltä meissä meistä meitä mihin miksi mikä mille millä miltä minkä minua minulla minulle minulta minun "
        "minussa minusta minut minuun minä missä mistä mitkä mitä mukaan mutta ne niiden niihin niiksi niille "
        "niillä niiltä niin niinä niissä niistä niitä noiden noihin noiksi noilla noille noilta noin noina noissa "
        "noista noita nuo nyt näiden näihin näiksi näille näillä näiltä näinä näissä näistä näitä nämä ole olemme "
        "olen olet olette oli olimme olin olisi olisimme olisin olisit olisitte olisivat olit olitte olivat olla "
        "olleet ollut on ovat poikki se sekä sen siihen siinä siitä siksi sille sillä siltä sinua sinulla sinulle "
        "sinulta sinun sinussa sinusta sinut sinuun sinä sitä tai te teidän teidät teihin teille teillä teiltä "
        "teissä teistä teitä tuo tuohon tuoksi tuolla tuolle tuolta tuon tuona tuossa tuosta tuota tähän täksi "
        "tälle tällä tältä tämä tämän tänä tässä tästä tätä vaan vai vaikka yli milloin miten paljonko montako voi "
        "voiko saa saako pitää onko haen etsin löytyy hei kiitos myös vain"
    ),
}
"""By language, in lower case. Snowball's lists (https://snowballstem.org/algorithms/), the Swedish and the Finnish one
with the words that questions are made of."""


def stop_words(lang: str) -> str:
    """The stop words of a language, with spaces between; empty where none are known."""
    return STOP_WORDS.get(lang.split("-")[0], "")
