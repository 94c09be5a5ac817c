-- Pairs of items that share a key. A key that more than 300 items hold leads nowhere: what tells them apart are their
-- rarer keys. Two sentences in outlets' own voice (their ids begin with "v") are never compared.
-- keys(key, item, report): a key stands once with each item.
WITH rare AS (
    SELECT key FROM keys GROUP BY key HAVING COUNT(*) BETWEEN 2 AND 300
),
kept AS (
    SELECT keys.key, keys.item FROM keys JOIN rare ON keys.key = rare.key
)
SELECT DISTINCT one.item AS a, other.item AS b
FROM kept AS one
JOIN kept AS other ON one.key = other.key AND one.item < other.item
WHERE NOT (one.item LIKE 'v%' AND other.item LIKE 'v%')
