"""Who speaks: from the words of each source to a Speaker. The parts: `sources` takes the words apart, `discourse` knows
who was spoken of where, `candidates` says what speaks for each, and two witnesses choose: `salience` by rules,
`ranker` by what it learnt."""

from inquit.extract.speakers.speaker import speakers_of

__all__ = ["speakers_of"]
