import { Param, ParseUUIDPipe, Res } from '@nestjs/common';

/** An id in the address, `:id` unless another name is given. Anything that isn't an id is answered with 400. */
export const Id = (name = 'id'): ParameterDecorator => Param(name, ParseUUIDPipe);

/** For status and headers; the body is what the method returns. */
export const Reply = (): ParameterDecorator => Res({ passthrough: true });
