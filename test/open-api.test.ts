/** The description of the API says what is there: every route, every reference, every way in. */
import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpHouse, openHttp } from './open-http.ts';

interface Operation {
  summary?: string;
  security: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
}
interface Description {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, { type: string }> };
}

const routes: RouteOptions[] = [];
let house: HttpHouse;
let description: Description;

beforeAll(async () => {
  house = await openHttp({ deps: { noteRoute: (route) => void routes.push(route) } });
  description = (await house.api.inject('/api/v1/openapi.json')).json();
});
afterAll(() => house.close());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );

test('it is OpenAPI 3.1', () => {
  expect(description.openapi).toMatch(/^3\.1\.\d+$/);
  expect(description.info).toMatchObject({ title: 'Kept', version: expect.any(String) });
});

test('every route is in it, except the screens and the client’s pages', () => {
  const expected = routes
    .filter(({ schema }) => (schema as { hide?: boolean } | undefined)?.hide !== true)
    .flatMap(({ method, url }) =>
      [method].flat().map((each) => `${each} ${url.replaceAll(/:(\w+)/g, '{$1}')}`),
    )
    .filter((name) => !/^(HEAD|OPTIONS) /.test(name));
  expect(operations().length).toBeGreaterThan(30);
  expect(
    operations()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(expected.sort());
  const hidden = routes.filter(({ schema }) => (schema as { hide?: boolean } | undefined)?.hide === true);
  expect(hidden.map(({ url }) => url).filter((url) => url.startsWith('/api/'))).toEqual([]);
});

test('every operation says what it is for, who may use it and how it refuses', () => {
  for (const { name, operation } of operations()) {
    expect(operation.summary, name).toMatch(/\w/);
    expect(operation.security, name).toBeInstanceOf(Array);
    for (const way of operation.security.flatMap((each) => Object.keys(each))) {
      expect(description.components.securitySchemes, name).toHaveProperty(way);
    }
    for (const status of ['4XX', '5XX']) {
      expect(operation.responses[status]?.content, name).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
    }
    for (const [status, response] of Object.entries(operation.responses)) {
      expect(status, name).toMatch(/^([1-5]\d\d|[1-5]XX|default)$/);
      expect(response.description, name).toEqual(expect.any(String));
    }
  }
});

test('every part of an address is described', () => {
  for (const { name, path, operation } of operations()) {
    const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
    const described = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(described.map((parameter) => parameter.name).sort(), name).toEqual(parts.sort());
    for (const parameter of described) expect(parameter.required, name).toBe(true);
  }
});

test('every reference leads somewhere, and nothing is said in the words of OpenAPI 3.0', () => {
  let references = 0;
  visit(description, (node) => {
    if ('$ref' in node) {
      references += 1;
      const name = String(node['$ref']).replace('#/components/schemas/', '');
      expect(description.components.schemas, name).toHaveProperty([name]);
    }
    expect(node).not.toHaveProperty('nullable', true);
    if ('exclusiveMinimum' in node) expect(node['exclusiveMinimum']).toEqual(expect.any(Number));
  });
  expect(references).toBeGreaterThan(30);
});

function visit(node: unknown, look: (node: Record<string, unknown>) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) look(node as Record<string, unknown>);
  for (const child of Object.values(node)) visit(child, look);
}
