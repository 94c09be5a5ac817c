import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";
import schema from "../../docs/openapi.json?raw";
import written from "../src/lib/api.gen.ts?raw";

test("the types of the API are those of its schema; `npm run api` writes them anew", async () => {
  expect(written).toContain(astToString(await openapiTS(schema)));
});
