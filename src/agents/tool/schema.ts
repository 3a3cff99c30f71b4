import type { Shop } from '../../domain/shop.ts';
import type { Parameter, Parameters } from './parameters.ts';

/** A flat object in plain JSON Schema (2020-12 and all before it): what every vendor's models can be told. */
export interface ParameterSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

export interface PropertySchema {
  readonly type: Parameter['type'];
  readonly description: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export function parameterSchema(parameters: Parameters, shop: Shop): ParameterSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(parameters).map(([name, parameter]) => [name, propertySchema(parameter, shop)]),
    ),
    required: Object.keys(parameters).filter((name) => parameters[name]?.required === true),
    additionalProperties: false,
  };
}

function propertySchema(parameter: Parameter, shop: Shop): PropertySchema {
  const { type } = parameter;
  const description =
    typeof parameter.description === 'string' ? parameter.description : parameter.description(shop);
  if (parameter.type === 'integer')
    return { type, description, minimum: parameter.least, maximum: parameter.most };
  if ('choices' in parameter) return { type, description, enum: parameter.choices };
  return { type, description };
}
