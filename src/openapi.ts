import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

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
  return { ...described, paths: Object.fromEntries(paths) };
}

export function publishOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'api/openapi.json' });
}
