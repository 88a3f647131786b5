// Next bundles its routes apart from `server.ts`: they find the one care server of the process here.
declare global {
  var careServer: { fetch(request: Request): Promise<Response> };
}

export {};
