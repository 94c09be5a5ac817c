-- Pairs of reports that share at least 2 sampled word sequences, of those that at most 100 reports hold.
-- What more reports hold is a stock phrase, an outlet's boilerplate or one much copied wire; its copies share rarer
-- sequences too. keys(key, item, report): a key stands once with each report, and the item is the report.
WITH rare AS (
    SELECT key FROM keys GROUP BY key HAVING COUNT(*) BETWEEN 2 AND 100
),
kept AS (
    SELECT keys.key, keys.item FROM keys JOIN rare ON keys.key = rare.key
)
SELECT one.item AS a, other.item AS b
FROM kept AS one
JOIN kept AS other ON one.key = other.key AND one.item < other.item
GROUP BY one.item, other.item
HAVING COUNT(*) >= 2
