import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { TestApp } from './app.js';

export interface PageRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
}

/** Every page and form of the service, asked from the framework itself, so that a new one can't be forgotten. */
export function pageRoutes(app: TestApp): PageRoute[] {
  const controllers = [...app.nest.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const base = String(Reflect.getMetadata(PATH_METADATA, metatype as object) ?? '');
    const { prototype } = metatype as { prototype: Record<string, object> };
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method: unknown = handler && Reflect.getMetadata(METHOD_METADATA, handler);
      if (!handler || (method !== RequestMethod.GET && method !== RequestMethod.POST)) return [];
      const rest = String(Reflect.getMetadata(PATH_METADATA, handler) ?? '');
      const path = `/${base}/${rest}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
      return path.startsWith('/api/') ? [] : [{ method: method === RequestMethod.GET ? 'GET' : 'POST', path } as const];
    });
  });
}

/** An id of theirs in place of each `:id`, by the word before it. */
export function filledIn(path: string, idByPlace: Readonly<Record<string, string>>): string {
  return path.replace(/([\w-]+)\/:\w+/g, (_, place: string) => `${place}/${idByPlace[place] ?? 'missing'}`);
}
