import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];

/** The API's description. Only what stands under /api/ belongs to it: pages are for people. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const document = new DocumentBuilder()
    .setTitle('Wiedersehen')
    .setDescription('Personal contact reactivation: people, suggestions, drafts, follow-ups, calendar.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const described = SwaggerModule.createDocument(app, document, {
    operationIdFactory: (controller, method) => `${controller.replace(/Api$/, '')}_${method}`,
  });
  const paths = Object.entries(described.paths).filter(([path]) => path.startsWith('/api/'));
  return {
    ...described,
    paths: Object.fromEntries(paths.map(([path, operations]) => [path, withHeaders(path, operations)])),
  };
}

const text = { schema: { type: 'string' as const }, in: 'header' as const };
const ifMatch: Parameter = {
  ...text,
  name: 'If-Match',
  required: true,
  description: 'The ETag of the version that you have seen',
};

const ifMatchOnceThere: Parameter = {
  ...ifMatch,
  required: false,
  description: `${ifMatch.description}; left out only if there is none yet`,
};

/** Nobody is known there yet whose answer could be kept. */
const DOORS = /^\/api\/v1\/(?:setup|sessions|accounts)$/;
const idempotencyKey: Parameter = {
  ...text,
  name: 'Idempotency-Key',
  required: false,
  description: 'A word of your own for this request: sent again within 24 hours, it gets the same answer',
};

/** Taking access away must always work. */
const TAKES_ACCESS = /^\/api\/v1\/(?:feeds|calendar-accounts)\//;

/** The headers that hold everywhere (docs/api.md): what can be looked at is changed with its version in hand. */
function withHeaders(path: string, operations: PathItem): PathItem {
  const { get, patch, put, delete: remove, post } = operations;
  return {
    ...operations,
    ...(get && patch ? { patch: withHeader(patch, ifMatch) } : {}),
    ...(get && put ? { put: withHeader(put, ifMatchOnceThere) } : {}),
    ...(get && remove && !TAKES_ACCESS.test(path) ? { delete: withHeader(remove, ifMatch) } : {}),
    ...(post && !DOORS.test(path) ? { post: withHeader(post, idempotencyKey) } : {}),
  };
}

function withHeader(operation: Operation, header: Parameter): Operation {
  return { ...operation, parameters: [...(operation.parameters ?? []), header] };
}

export function publishOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'api/openapi.json' });
}
