import { isPathId } from '../portone/path-id.ts';
import { assertRate } from './assert-rate.ts';
import { RefusedBy } from './authorize-request.ts';
import { addHeaders, corsHeaders } from './cors.ts';
import type { HandlerContext } from './handler-options.ts';
import { HttpProblem, problem } from './http.ts';
import { isUnexpected, toProblem } from './problems.ts';
import { assertOrigin } from './refuse-stranger.ts';
import type { Route } from './routes.ts';

interface Match {
  route: Route;
  /** The segment in braces, still encoded; empty where there is none. */
  segment: string;
}

/** The routes of a path, whatever their method. */
export function matchPath(routes: readonly Route[], path: string | null): Match[] {
  if (path === null) return [];
  return routes.flatMap((route) => {
    const [pattern = '', prefix = ''] = /^([^{]*)\{/.exec(route.path) ?? [];
    if (pattern === '') return route.path === path ? [{ route, segment: '' }] : [];
    const segment = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    return segment === '' || segment.includes('/') ? [] : [{ route, segment }];
  });
}

/** Answers with the first route whose method fits. Never rejects. */
export async function dispatch(
  request: Request,
  context: HandlerContext,
  matches: readonly Match[],
): Promise<Response> {
  const [first] = matches;
  const methods = [...new Set(matches.map(({ route }) => route.method))];
  const isForBrowsers = first?.route.access !== 'portone';
  const cors = isForBrowsers ? corsHeaders(request, context.origins.allowedOrigins, methods) : {};
  const isPreflight = request.method === 'OPTIONS' && 'access-control-allow-origin' in cors;
  if (isPreflight) return new Response(null, { status: 204, headers: cors });
  const isHead = request.method === 'HEAD';
  const match = matches.find(({ route }) => route.method === (isHead ? 'GET' : request.method));
  const response = await answer(request, context, { match, methods, isForBrowsers }).catch((error: unknown) => {
    // A copy: the headers of some responses cannot be changed.
    if (error instanceof RefusedBy) return new Response(error.response.body, error.response);
    const reported = error instanceof HttpProblem ? error.cause : error;
    const action = (match ?? first)?.route.action;
    if (reported !== undefined && action !== undefined && isUnexpected(reported)) context.onError(reported, { action });
    return problem(toProblem(error));
  });
  addHeaders(response, cors);
  return isHead ? new Response(null, response) : response;
}

interface Call {
  match: Match | undefined;
  methods: readonly string[];
  isForBrowsers: boolean;
}

async function answer(request: Request, context: HandlerContext, { match, methods, isForBrowsers }: Call) {
  if (methods.length === 0) throw new HttpProblem(404, 'not-found', 'There is no such route.');
  if (isForBrowsers) assertOrigin(request, context.origins);
  if (match === undefined) {
    throw new HttpProblem(405, 'method-not-allowed', `Use ${methods.join(' or ')}.`, { allow: methods.join(', ') });
  }
  const { route, segment } = match;
  if (route.access === 'authorized' && context.authorize === undefined) {
    throw new HttpProblem(
      403,
      'authorize-missing',
      'This route is closed: createCheckoutHandlers was given no `authorize` that decides who may use it.',
    );
  }
  await assertRate(request, context, route.action);
  return route.answer(request, context, decode(segment));
}

/** @throws HttpProblem 400 */
function decode(segment: string): string {
  if (segment === '') return '';
  try {
    const id = decodeURIComponent(segment);
    if (isPathId(id)) return id;
  } catch {
    // Not a valid encoding.
  }
  throw new HttpProblem(400, 'invalid-request', 'The id in the path is invalid.');
}
