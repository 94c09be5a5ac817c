-- What reports tell: as remembered of those that are as they were, and newly found out of the others.
SELECT old.report AS report, old.made_from AS made_from, old.item AS item, old.stamp AS stamp, old.body AS body
FROM old
JOIN records ON records.report = old.report AND records.stamp = old.made_from
UNION ALL
SELECT report, made_from, item, stamp, body FROM new
