-- The reports of which nothing is remembered, or that have changed since.
SELECT records.report AS report, records.stamp AS stamp, records.body AS body
FROM records
LEFT JOIN (SELECT DISTINCT report, made_from FROM old) AS told
    ON told.report = records.report AND told.made_from = records.stamp
WHERE told.report IS NULL
