import { type OptionTable, readOptions } from "@dz/ndarray";
import { readCifar } from "./cifar-archive.ts";
import { checkSource, type FileSource } from "./file-source.ts";
import { ImageDataset, type ImageDatasetOptions, imageOptions } from "./image-dataset.ts";
import { aroundZero } from "./transforms/around-zero.ts";

/** The class names by label, in alphabetical order. */
const classes = {
  fine:
    "apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel can castle " +
    "caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur dolphin elephant " +
    "flatfish forest fox girl hamster house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster man " +
    "maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree " +
    "plain plate poppy porcupine possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk skyscraper snail " +
    "snake spider squirrel streetcar sunflower sweet_pepper table tank telephone television tiger tractor train trout " +
    "tulip turtle wardrobe whale willow_tree wolf woman worm",
  coarse:
    "aquatic_mammals fish flowers food_containers fruit_and_vegetables household_electrical_devices household_furniture " +
    "insects large_carnivores large_man-made_outdoor_things large_natural_outdoor_scenes " +
    "large_omnivores_and_herbivores medium_mammals non-insect_invertebrates people reptiles small_mammals trees " +
    "vehicles_1 vehicles_2",
};

/** The 100 fine classes of CIFAR-100, or the 20 coarse classes that group them. */
export type CIFAR100LabelType = "fine" | "coarse";

/** Options of {@link CIFAR100}. */
export interface CIFAR100Options extends ImageDatasetOptions {
  /** Whether to load the 50,000 training images or the 10,000 test images (default true). */
  readonly train?: boolean;
  /** Which labels to load (default "fine"). */
  readonly labelType?: CIFAR100LabelType;
}

/** Options of {@link CIFAR100.labels}. */
export type CIFAR100LabelsOptions = Pick<CIFAR100Options, "labelType">;

const labelTypes = { default: "fine", words: ["fine", "coarse"] } as const;
const labelsOptions = { labelType: labelTypes } satisfies OptionTable<CIFAR100LabelsOptions>;
const cifar100Options = {
  ...imageOptions,
  train: { default: true },
  labelType: labelTypes,
} satisfies OptionTable<CIFAR100Options>;

/** CIFAR-100: small photographs as in {@link CIFAR10}, in 100 fine classes or 20 coarse ones. */
export class CIFAR100 extends ImageDataset {
  static override get name(): string {
    return "CIFAR100";
  }

  /**
   * Takes the bytes of `cifar-100-python.tar.gz`, as published. Throws {@link FormatError} for any other archive, and {@link ValueError} for any other label type. Nothing in the
   * archive is evaluated.
   */
  constructor(archive: Uint8Array, options?: CIFAR100Options) {
    const read = readOptions("CIFAR100", cifar100Options, options);
    const { train, labelType, transform = aroundZero(), targetTransform } = read;
    const names = classes[labelType].split(" ");
    const labels = { key: `${labelType}_labels`, classes: names.length };
    const images = readCifar(archive, [train ? "train" : "test"], labels, "CIFAR100");
    super(images, { transform, targetTransform });
  }

  /** Reads the archive by its published name. Throws the errors of `source` and of the constructor. */
  static async load(source: FileSource, given?: CIFAR100Options): Promise<CIFAR100> {
    checkSource(source, "CIFAR100.load");
    const options = readOptions("CIFAR100.load", cifar100Options, given);
    return new CIFAR100(await source("cifar-100-python.tar.gz"), options);
  }

  /** The names of the fine or coarse classes. Throws {@link ValueError} for any other label type. */
  static labels(options?: CIFAR100LabelsOptions): string[] {
    return classes[readOptions("CIFAR100.labels", labelsOptions, options).labelType].split(" ");
  }
}
