/** Parts of the page that come when they are first used, where something else goes on: they wait and fail in silence. */
import { Component, type ComponentType, lazy, type ReactNode, Suspense } from 'react';

/** A part that could not be loaded is asked for again this often while it is wanted. */
const RETRY_MS = 4_000;

/** A view that is loaded when it is first shown. */
export class LatePart<P extends object> {
  readonly #load: () => Promise<ComponentType<P>>;
  #view: ComponentType<P> | undefined;

  constructor(load: () => Promise<ComponentType<P>>) {
    this.#load = load;
  }

  get view(): ComponentType<P> {
    this.#view ??= lazy(async () => ({ default: await this.#load() })) as unknown as ComponentType<P>;
    return this.#view;
  }

  /** After a failure: the next look at it asks anew. */
  forget(): void {
    this.#view = undefined;
  }
}

export interface LaterProps<P extends object> {
  readonly part: LatePart<P>;
  /** Stands there meanwhile: a skeleton of what comes. */
  readonly waiting?: ReactNode;
  readonly children: (View: ComponentType<P>) => ReactNode;
}

/** Shows a late part as soon as it is there. A network that is away delays it and takes nothing else with it. */
export class Later<P extends object> extends Component<LaterProps<P>, { readonly error: unknown }> {
  override readonly state: { readonly error: unknown } = { error: undefined };
  #timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override componentDidCatch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.props.part.forget();
      this.setState({ error: undefined });
    }, RETRY_MS);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  override render(): ReactNode {
    const { part, waiting = null, children } = this.props;
    const { error } = this.state;
    if (error === undefined) return <Suspense fallback={waiting}>{children(part.view)}</Suspense>;
    // A fault in the part itself is not cured by loading it again.
    if (!(error instanceof Error && error.name === 'ChunkLoadError')) throw error;
    return waiting;
  }
}
