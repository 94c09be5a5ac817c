-- Pairs of parties that share a key. A key that starts with "=" takes a full name and is followed however frequent it is:
-- up to 400 bearers in all pairs, beyond that each bearer meets the 64 that come next in order, so that nobody is left
-- alone. Other keys are followed up to 60 bearers: a surname that more share tells nothing.
-- keys(key, item, report): a key stands once with each item.
WITH counted AS (
    SELECT key, item, report,
        ROW_NUMBER() OVER (PARTITION BY key ORDER BY item) AS place,
        COUNT(*) OVER (PARTITION BY key) AS bearers
    FROM keys
),
kept AS (
    SELECT key, item, report, place, bearers FROM counted
    WHERE bearers BETWEEN 2 AND 60 OR (bearers > 60 AND key LIKE '=%')
)
SELECT DISTINCT one.item AS a, other.item AS b
FROM kept AS one
JOIN kept AS other ON one.key = other.key AND one.item < other.item
WHERE one.bearers <= 400 OR other.place - one.place <= 64
