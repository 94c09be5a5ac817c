-- A store of version 3: two reports, one with other blocks since it came; three readings; four judgements; a copy. Never change it.
PRAGMA application_id = 1231974772;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE report ( n INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL, version INTEGER NOT NULL, doc_id TEXT NOT NULL, text TEXT NOT NULL, added_at TEXT NOT NULL, PRIMARY KEY (n), UNIQUE ("key", version), UNIQUE (id));
CREATE TABLE judgement ( n INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL, undoes TEXT, body TEXT NOT NULL, PRIMARY KEY (n), UNIQUE (id));
CREATE TABLE raw ( report INTEGER NOT NULL, bytes BLOB NOT NULL, packed BOOLEAN NOT NULL, PRIMARY KEY (report), FOREIGN KEY(report) REFERENCES report (n));
CREATE TABLE reading ( n INTEGER NOT NULL, report INTEGER NOT NULL, received TEXT NOT NULL, blocks TEXT, reader TEXT NOT NULL, body TEXT NOT NULL, made_at TEXT NOT NULL, PRIMARY KEY (n), FOREIGN KEY(report) REFERENCES report (n));
CREATE TABLE judgement_member ( judgement INTEGER NOT NULL, position INTEGER NOT NULL, report TEXT NOT NULL, item TEXT, PRIMARY KEY (judgement, position), FOREIGN KEY(judgement) REFERENCES judgement (n));
CREATE TABLE current_report ( n INTEGER NOT NULL, reading INTEGER NOT NULL, newest BOOLEAN NOT NULL, title TEXT, outlet TEXT, byline TEXT, published TEXT, language TEXT, genre TEXT NOT NULL, origin TEXT NOT NULL, sha256 TEXT NOT NULL, republished_from TEXT, is_read BOOLEAN NOT NULL, corrected BOOLEAN NOT NULL, PRIMARY KEY (n) );
CREATE TABLE current_statement ( n INTEGER NOT NULL, report INTEGER NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, act TEXT NOT NULL, stance TEXT NOT NULL, speaker_status TEXT NOT NULL, speaker_kind TEXT, speaker TEXT, source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL, parent TEXT, confidence FLOAT NOT NULL, reviewed BOOLEAN NOT NULL, added BOOLEAN NOT NULL, body TEXT NOT NULL, PRIMARY KEY (n) );
CREATE TABLE current_link ( n INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (n) );
CREATE TABLE known_fact ( n INTEGER NOT NULL, kind TEXT NOT NULL, report TEXT NOT NULL, made_from TEXT NOT NULL, item TEXT, stamp TEXT, body TEXT, PRIMARY KEY (n) );
CREATE TABLE known_decision ( n INTEGER NOT NULL, kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, stamps TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (n) );
CREATE TABLE resolved ( reading INTEGER NOT NULL, judgement INTEGER NOT NULL );
CREATE INDEX report_doc_id ON report (doc_id, id);
CREATE INDEX reading_report ON reading (report);
CREATE INDEX judgement_member_report ON judgement_member (report);
CREATE TRIGGER judgement_no_UPDATE BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are only ever appended: undo one instead'); END;
CREATE TRIGGER judgement_no_DELETE BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are only ever appended: undo one instead'); END;
CREATE TRIGGER judgement_member_no_UPDATE BEFORE UPDATE ON judgement_member BEGIN SELECT RAISE(ABORT, 'judgements are only ever appended: undo one instead'); END;
CREATE TRIGGER judgement_member_no_DELETE BEFORE DELETE ON judgement_member BEGIN SELECT RAISE(ABORT, 'judgements are only ever appended: undo one instead'); END;
CREATE INDEX current_report_outlet ON current_report (outlet);
CREATE INDEX current_statement_report ON current_statement (report);
CREATE INDEX current_link_id ON current_link (kind, id);
CREATE VIEW report_words AS
  SELECT report.n AS n, title, outlet, text FROM report JOIN current_report USING (n);
CREATE VIRTUAL TABLE report_search USING fts5(title, outlet, text,
  content='report_words', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_search USING fts5(speaker, source, cue, content,
  content='current_statement', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER report_indexed AFTER INSERT ON current_report BEGIN
  INSERT INTO report_search(rowid, title, outlet, text)
  SELECT n, new.title, new.outlet, text FROM report WHERE n = new.n; END;
CREATE TRIGGER report_reindexed AFTER UPDATE OF title, outlet ON current_report
  WHEN old.title IS NOT new.title OR old.outlet IS NOT new.outlet BEGIN
  INSERT INTO report_search(report_search, rowid, title, outlet, text)
  SELECT 'delete', n, old.title, old.outlet, text FROM report WHERE n = old.n;
  INSERT INTO report_search(rowid, title, outlet, text)
  SELECT n, new.title, new.outlet, text FROM report WHERE n = new.n; END;
CREATE TRIGGER statement_indexed AFTER INSERT ON current_statement BEGIN
  INSERT INTO statement_search(rowid, speaker, source, cue, content) VALUES (new.n, new.speaker, new.source, new.cue, new.content); END;
CREATE TRIGGER statement_unindexed AFTER DELETE ON current_statement BEGIN
  INSERT INTO statement_search(statement_search, rowid, speaker, source, cue, content)
  VALUES ('delete', old.n, old.speaker, old.source, old.cue, old.content); END;
CREATE VIEW v_report AS
  SELECT report.id AS id, doc_id, version, newest AS current, title, outlet, byline, published, language, genre,
  origin, sha256, republished_from, is_read, corrected,
  (SELECT count(*) FROM current_statement AS s WHERE s.report = report.n) AS statements,
  reading.reader AS reader, text, added_at
  FROM report JOIN current_report AS c USING (n) JOIN reading ON reading.n = c.reading;
CREATE VIEW v_statement AS
  SELECT s.id AS id, report.id AS report, doc_id, outlet, published, s.speaker, s.speaker_status, s.speaker_kind,
  s.source, s.cue, s.content, s.kind, s.act, s.stance, s.parent, s.confidence, s.reviewed, s.added,
  s.position, s.body
  FROM current_statement AS s JOIN report ON report.n = s.report JOIN current_report AS c ON c.n = s.report
  WHERE c.newest;
CREATE VIEW v_judgement AS
  SELECT j.id AS id, j.kind, j.by, j.at, j.undoes, m.position, m.report, report.doc_id AS doc_id, m.item,
  json_extract(j.body, '$.members[' || m.position || '].exact') AS exact,
  json_extract(j.body, '$.value') AS value, json_extract(j.body, '$.because') AS because
  FROM judgement AS j LEFT JOIN judgement_member AS m ON m.judgement = j.n
  LEFT JOIN report ON report.id = m.report;
INSERT INTO "current_link" VALUES(1,'copies','c1','{"id":"c1","a":["rc965d7989448423e",[0,5]],"b":["ra30c0859fa273e7e",[0,5]],"words":1,"quoted":false,"source":null,"because":[]}');
INSERT INTO "current_report" VALUES(1,3,1,NULL,'The Sound Gazette',NULL,'2031-05-06','en','report','lamp.txt','eb551bb5c39d732781ea4de7c84dbfc615dfcedceb8941cfdad51b3c1ae162ec',NULL,1,0);
INSERT INTO "current_report" VALUES(2,2,1,NULL,NULL,NULL,NULL,'en','report','row.txt','b89aa77019a8abbbb0ff9d186c9dafd739c7b6337a10102498a79e2aed3f02e0',NULL,1,0);
INSERT INTO "current_statement" VALUES(1,1,'sd9a616188274acf8',0,'direct','statement','asserts','named','person','Mara Oste','Mara Oste','told','“It will burn by spring,”',NULL,0.8,0,0,'{"id":"sd9a616188274acf8","kind":"direct","act":"statement","stance":"asserts","source":[[91,100]],"cue":[[101,105]],"content":[[65,90]],"inserted":[],"parent":null,"confidence":0.8,"speaker":{"status":"named","kind":"person","name":"Mara Oste","mention":[91,100],"entity":"eed4c4ea7e3773edf","role":null,"confidence":0.9,"because":[],"candidates":[]},"relays":[],"target":null,"occasion":null,"audience":null,"when":null,"joint":[]}');
INSERT INTO "current_statement" VALUES(2,1,'s0cec0b3fc7ec16cd',1,'direct','statement','doubts','unresolved',NULL,NULL,'Two fishermen','doubted','that 30 lamps would do',NULL,0.8,0,0,'{"id":"s0cec0b3fc7ec16cd","kind":"direct","act":"statement","stance":"doubts","source":[[122,135]],"cue":[[136,143]],"content":[[144,166]],"inserted":[],"parent":null,"confidence":0.8,"speaker":{"status":"unresolved","kind":null,"name":null,"mention":null,"entity":null,"role":null,"confidence":0.0,"because":[],"candidates":[]},"relays":[],"target":null,"occasion":null,"audience":null,"when":null,"joint":[]}');
INSERT INTO "current_statement" VALUES(3,2,'sd212cec443ce2c1e',0,'direct','statement','asserts','named','person','Mara Oste','Mara Oste','said','it would burn by spring',NULL,0.8,0,0,'{"id":"sd212cec443ce2c1e","kind":"direct","act":"statement","stance":"asserts","source":[[35,44]],"cue":[[46,50]],"content":[[51,74]],"inserted":[],"parent":null,"confidence":0.8,"speaker":{"status":"named","kind":"person","name":"Mara Oste","mention":[35,44],"entity":"e132e74bcd68bd9c5","role":null,"confidence":0.9,"because":[],"candidates":[]},"relays":[],"target":null,"occasion":null,"audience":null,"when":null,"joint":[]}');
INSERT INTO "judgement" VALUES(1,'j1afd6a71964ea7dd','same','ana','2031-05-06T10:00:01.000000Z',NULL,'{"id":"j1afd6a71964ea7dd","kind":"same","members":[{"report":"rc965d7989448423e","item":"sd9a616188274acf8","spans":[[65,90]],"exact":"“It will burn by spring,”","before":" be lit again, its keeper says.\n","after":" Mara Oste told the Sound Wire.\n"},{"report":"ra30c0859fa273e7e","item":"sd212cec443ce2c1e","spans":[[51,74]],"exact":"it would burn by spring","before":"int\nThe keeper, Mara Oste, said ","after":".\n"}],"value":{},"by":"ana","at":"2031-05-06T10:00:01.000000Z","because":"one visit","undoes":null}');
INSERT INTO "judgement" VALUES(2,'j36dcceb89b8ae5b4','different','ana','2031-05-06T10:00:02.000000Z',NULL,'{"id":"j36dcceb89b8ae5b4","kind":"different","members":[{"report":"rc965d7989448423e","item":"eed4c4ea7e3773edf","spans":[[91,100]],"exact":"Mara Oste","before":"says.\n“It will burn by spring,” ","after":" told the Sound Wire.\nTwo fisher"},{"report":"ra30c0859fa273e7e","item":"e132e74bcd68bd9c5","spans":[[35,44]],"exact":"Mara Oste","before":"p row at Tarn Point\nThe keeper, ","after":", said it would burn by spring.\n"}],"value":{},"by":"ana","at":"2031-05-06T10:00:02.000000Z","because":"","undoes":null}');
INSERT INTO "judgement" VALUES(3,'jda92c8c8840447d4','undo','ben','2031-05-06T10:00:03.000000Z','j36dcceb89b8ae5b4','{"id":"jda92c8c8840447d4","kind":"undo","members":[{"report":"rc965d7989448423e","item":"eed4c4ea7e3773edf","spans":[[91,100]],"exact":"Mara Oste","before":"says.\n“It will burn by spring,” ","after":" told the Sound Wire.\nTwo fisher"},{"report":"ra30c0859fa273e7e","item":"e132e74bcd68bd9c5","spans":[[35,44]],"exact":"Mara Oste","before":"p row at Tarn Point\nThe keeper, ","after":", said it would burn by spring.\n"}],"value":{},"by":"ben","at":"2031-05-06T10:00:03.000000Z","because":"a slip","undoes":"j36dcceb89b8ae5b4"}');
INSERT INTO "judgement" VALUES(4,'j980e312bf9fd5978','correct_figure','ben','2031-05-06T10:00:04.000000Z',NULL,'{"id":"j980e312bf9fd5978","kind":"correct_figure","members":[{"report":"rc965d7989448423e","item":"fd726be2ca35ee841","spans":[[149,151]],"exact":"30","before":"ire.\nTwo fishermen doubted that ","after":" lamps would do. 🙂\nRead more\n"}],"value":{"bound":"at_least","high":null,"low":31.0},"by":"ben","at":"2031-05-06T10:00:04.000000Z","because":"","undoes":null}');
INSERT INTO "judgement_member" VALUES(1,0,'rc965d7989448423e','sd9a616188274acf8');
INSERT INTO "judgement_member" VALUES(1,1,'ra30c0859fa273e7e','sd212cec443ce2c1e');
INSERT INTO "judgement_member" VALUES(2,0,'rc965d7989448423e','eed4c4ea7e3773edf');
INSERT INTO "judgement_member" VALUES(2,1,'ra30c0859fa273e7e','e132e74bcd68bd9c5');
INSERT INTO "judgement_member" VALUES(3,0,'rc965d7989448423e','eed4c4ea7e3773edf');
INSERT INTO "judgement_member" VALUES(3,1,'ra30c0859fa273e7e','e132e74bcd68bd9c5');
INSERT INTO "judgement_member" VALUES(4,0,'rc965d7989448423e','fd726be2ca35ee841');
INSERT INTO "known_fact" VALUES(1,'k','rc965d7989448423e','m',NULL,NULL,NULL);
INSERT INTO "raw" VALUES(1,X'789C35CE410AC2301085E17D4FF10E2045F0142E44D182EB29199B609A29C984D25DF11682E2DD7A028F60BA70FFFDBCD75886779D552B393148D1500C38890B8AD1798F76050AEAC8850D9C26DC99078E4834A5BA5AE6D7FE2F7329DB0969882E749B657EE34091704CCA50F1065AD62E9283C1D545AEAB6614DC5CB21C7B0E30925BE555951BBB2D3CF543C228B994466A7C3FCF47756632E82572F50311354421',1);
INSERT INTO "raw" VALUES(2,X'4C616D7020726F77206174205461726E20506F696E740A546865206B65657065722C204D617261204F7374652C207361696420697420776F756C64206275726E20627920737072696E672E0A',0);
INSERT INTO "reading" VALUES(1,1,'{"doc_id":"lamp.txt","text":"","title":null,"outlet":"The Sound Gazette","byline":null,"published":"2031-05-06","published_candidates":[],"dateline":null,"language":"en","genre":"report","origin":"lamp.txt","sha256":"eb551bb5c39d732781ea4de7c84dbfc615dfcedceb8941cfdad51b3c1ae162ec","republished_from":null,"found":{"outlet":"given"},"blocks":[{"kind":"paragraph","span":[0,64]},{"kind":"paragraph","span":[65,121]},{"kind":"paragraph","span":[122,169]},{"kind":"paragraph","span":[170,179]}]}',NULL,'{"version":"1.0","weights":null,"vocabulary":"aaaa","settings":{"floor":"0.5"}}','{"reader":{"version":"1.0","weights":null,"vocabulary":"aaaa","settings":{"floor":"0.5"}},"statements":[{"id":"sd9a616188274acf8","kind":"direct","act":"statement","stance":"asserts","source":[[91,100]],"cue":[[101,105]],"content":[[65,90]],"inserted":[],"parent":null,"confidence":0.8,"speaker":{"status":"named","kind":"person","name":"Mara Oste","mention":[91,100],"entity":"eed4c4ea7e3773edf","role":null,"confidence":0.9,"because":[],"candidates":[]},"relays":[],"target":null,"occasion":null,"audience":null,"when":null,"joint":[]},{"id":"s0cec0b3fc7ec16cd","kind":"direct","act":"statement","stance":"doubts","source":[[122,135]],"cue":[[136,143]],"content":[[144,166]],"inserted":[],"parent":null,"confidence":0.8,"speaker":{"status":"unresolved","kind":null,"name":null,"mention":null,"entity":null,"role":null,"confidence":0.0,"because":[],"candidates":[]},"relays":[],"target":null,"occasion":null,"audience":null,"when":null,"joint":[]}],"figures":[{"id":"fd726be2ca35ee841","span":[149,151],"low":30,"high":30,"bound":"exact","qualifier":null,"unit":null,"counted":null,"counted_span":null,"event":null,"change":null,"as_of":null,"statement":"s0cec0b3fc7ec16cd"}],"dates":[],"mentions":[{"id":"m8f79d14f8d621c4b","span":[91,100],"kind":"person","entity":"eed4c4ea7e3773edf"}],"entities":[{"id":"eed4c4ea7e3773edf","name":"Mara Oste","kind":"person","names":["Mara Oste"],"roles":[]}],"voice":[]}','2031-05-06T09:00:00+00:00');
INSERT INTO "reading" VALUES(2,2,'{"doc_id":"row.txt","text":"","title":null,"outlet":null,"byline":null,"published":null,"published_candidates":[],"dateline":null,"language":"en","genre":"report","origin":"row.txt","sha256":"b89aa77019a8abbbb0ff9d186c9dafd739c7b6337a10102498a79e2aed3f02e0","republished_from":null,"found":{},"blocks":[{"kind":"paragraph","span":[0,22]},{"kind":"paragraph","span":[23,75]}]}',NULL,'{"version":"1.0","weights":null,"vocabulary":"aaaa","settings":{"floor":"0.5"}}','{"reader":{"version":"1.0","weights":null,"vocabulary":"aaaa","settings":{"floor":"0.5"}},"statements":[{"id":"sd212cec443ce2c1e","kind":"direct","act":"statement","stance":"asserts","source":[[35,44]],"cue":[[46,50]],"content":[[51,74]],"inserted":[],"parent":null,"confidence":0.8,"speaker":{"status":"named","kind":"person","name":"Mara Oste","mention":[35,44],"entity":"e132e74bcd68bd9c5","role":null,"confidence":0.9,"because":[],"candidates":[]},"relays":[],"target":null,"occasion":null,"audience":null,"when":null,"joint":[]}],"figures":[],"dates":[],"mentions":[{"id":"m59e3d85c410bc5e1","span":[35,44],"kind":"person","entity":"e132e74bcd68bd9c5"}],"entities":[{"id":"e132e74bcd68bd9c5","name":"Mara Oste","kind":"person","names":["Mara Oste"],"roles":[]}],"voice":[]}','2031-05-06T09:00:00+00:00');
INSERT INTO "reading" VALUES(3,1,'{"doc_id":"lamp.txt","text":"","title":null,"outlet":"The Sound Gazette","byline":null,"published":"2031-05-06","published_candidates":[],"dateline":null,"language":"en","genre":"report","origin":"lamp.txt","sha256":"eb551bb5c39d732781ea4de7c84dbfc615dfcedceb8941cfdad51b3c1ae162ec","republished_from":null,"found":{"outlet":"given"},"blocks":[{"kind":"paragraph","span":[0,64]},{"kind":"paragraph","span":[65,121]},{"kind":"paragraph","span":[122,169]},{"kind":"paragraph","span":[170,179]}]}','[{"kind":"paragraph","span":[0,64]},{"kind":"paragraph","span":[65,121]},{"kind":"paragraph","span":[122,169]},{"kind":"furniture","span":[170,179]}]','{"version":"1.0","weights":null,"vocabulary":"aaaa","settings":{"floor":"0.5"}}','{"reader":{"version":"1.0","weights":null,"vocabulary":"aaaa","settings":{"floor":"0.5"}},"statements":[{"id":"sd9a616188274acf8","kind":"direct","act":"statement","stance":"asserts","source":[[91,100]],"cue":[[101,105]],"content":[[65,90]],"inserted":[],"parent":null,"confidence":0.8,"speaker":{"status":"named","kind":"person","name":"Mara Oste","mention":[91,100],"entity":"eed4c4ea7e3773edf","role":null,"confidence":0.9,"because":[],"candidates":[]},"relays":[],"target":null,"occasion":null,"audience":null,"when":null,"joint":[]},{"id":"s0cec0b3fc7ec16cd","kind":"direct","act":"statement","stance":"doubts","source":[[122,135]],"cue":[[136,143]],"content":[[144,166]],"inserted":[],"parent":null,"confidence":0.8,"speaker":{"status":"unresolved","kind":null,"name":null,"mention":null,"entity":null,"role":null,"confidence":0.0,"because":[],"candidates":[]},"relays":[],"target":null,"occasion":null,"audience":null,"when":null,"joint":[]}],"figures":[{"id":"fd726be2ca35ee841","span":[149,151],"low":30,"high":30,"bound":"exact","qualifier":null,"unit":null,"counted":null,"counted_span":null,"event":null,"change":null,"as_of":null,"statement":"s0cec0b3fc7ec16cd"}],"dates":[],"mentions":[{"id":"m8f79d14f8d621c4b","span":[91,100],"kind":"person","entity":"eed4c4ea7e3773edf"}],"entities":[{"id":"eed4c4ea7e3773edf","name":"Mara Oste","kind":"person","names":["Mara Oste"],"roles":[]}],"voice":[]}','2031-05-06T09:00:00+00:00');
INSERT INTO "report" VALUES(1,'rc965d7989448423e','lamp.txt',1,'lamp.txt','The lighthouse at Tarn Point will be lit again, its keeper says.
“It will burn by spring,” Mara Oste told the Sound Wire.
Two fishermen doubted that 30 lamps would do. 🙂
Read more
','2031-05-06T09:00:00+00:00');
INSERT INTO "report" VALUES(2,'ra30c0859fa273e7e','row.txt',1,'row.txt','Lamp row at Tarn Point
The keeper, Mara Oste, said it would burn by spring.
','2031-05-06T09:00:00+00:00');
INSERT INTO "resolved" VALUES(3,4);
COMMIT;
