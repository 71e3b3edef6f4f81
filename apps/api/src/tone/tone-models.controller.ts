import { Controller, Inject } from '@nestjs/common'
import type { ToneModel } from '@kentongan/contracts'
import { ToneModelRepository } from '@kentongan/platform/db'
import type { ToneModelState } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { conflict, notFound } from '../http/problem'

const toToneModel = ({ madeAt, ...state }: ToneModelState): ToneModel => ({ ...state, madeAt: madeAt.toISOString() })

/** Asks for trainings and puts models to use; the worker finds what is waiting by itself. */
@Controller()
export class ToneModelsController {
  constructor(@Inject(ToneModelRepository) private readonly models: ToneModelRepository) {}

  @ContractRoute('toneModels')
  async list(@Called() { scope }: Call<'toneModels'>) {
    const { models, waiting } = await this.models.list(scope)
    return { items: models.map(toToneModel), waiting }
  }

  @ContractRoute('trainTone')
  async train(@Called() { scope, actor }: Call<'trainTone'>) {
    return toToneModel(await this.models.train({ scope, actor }))
  }

  @ContractRoute('activateTone')
  async activate(@Called() { scope, actor, params }: Call<'activateTone'>) {
    const model = await this.models.activate({ scope, actor }, params.id)
    if (model === null) throw notFound()
    if (model === 'unusable') throw conflict('tone-model-unusable', 'This model was refused, has failed or is still being made.')
    return toToneModel(model)
  }
}
