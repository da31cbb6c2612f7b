using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kpi.GraphQL.Transport;

/// <summary>Answers GraphQL over HTTP.</summary>
internal sealed class GraphQLEndpoint(
    IRequestExecutor executor,
    RequestLimits limits,
    PersistedDocuments persisted,
    GraphQLServerOptions options,
    IServiceProviderIsService known,
    TimeProvider clock,
    IHostApplicationLifetime application
)
{
    private readonly GraphQLRequestReader reader = new(persisted);
    private readonly bool isIntercepted = known.IsService(typeof(IHttpRequestInterceptor));
    private readonly Lazy<byte[]> sdl = new(() => Encoding.UTF8.GetBytes(executor.Schema.Print()));

    public Task HandleAsync(HttpContext http)
    {
        var asksForSchema = HttpMethods.IsGet(http.Request.Method) && http.Request.Query.ContainsKey("sdl");
        return asksForSchema && options.EnableSchemaRequests ? WriteSchemaAsync(http) : AnswerAsync(http);
    }

    /// <summary>Writes the schema in its definition language.</summary>
    public async Task WriteSchemaAsync(HttpContext http)
    {
        http.Response.ContentType = "application/graphql; charset=utf-8";
        http.Response.ContentLength = sdl.Value.Length;
        await http.Response.Body.WriteAsync(sdl.Value, http.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var accepts = Acceptance.Of(http.Request);
        var format = accepts.Format;
        try
        {
            if (format is null && !accepts.Events)
            {
                throw new BadRequestException(
                    StatusCodes.Status406NotAcceptable,
                    "The client accepts neither application/graphql-response+json nor application/json."
                );
            }

            await (
                HttpMethods.IsPost(http.Request.Method) ? PostAsync(http, accepts)
                : HttpMethods.IsGet(http.Request.Method) ? GetAsync(http, accepts)
                : throw HttpRequests.NotAllowed(http, options.EnableGetRequests ? "GET, POST" : "POST")
            );
        }
        catch (GraphQLException e)
        {
            using var result = ExecutionResult.OfErrors(ExecutionOutcome.Invalid, e.Errors);
            await (
                format is null ? Events(http).AnswerAsync(_ => ValueTask.FromResult(result)) : HttpAnswers.WriteAsync(http, format, result)
            );
        }
        catch (BadRequestException e)
        {
            using var result = Refusal(e);
            await HttpAnswers.WriteAsync(http, format ?? ResponseFormat.Json, result, e.Status);
        }
    }

    private async Task PostAsync(HttpContext http, Acceptance accepts)
    {
        using var body = await HttpRequests.BodyAsync(http.Request, limits.MaxRequestBytes);
        if (body.IsArray && options.Batching.HasFlag(AllowedBatching.RequestBatching))
        {
            await AnswerBatchAsync(http, accepts, body.Bytes);
            return;
        }

        await AnswerAsync(http, accepts, await RequestAsync(http, reader.Read(body.Bytes.Span), http.RequestServices));
    }

    private async Task GetAsync(HttpContext http, Acceptance accepts)
    {
        var request = reader.Read(HttpRequests.Address(http.Request, options), queriesOnly: true);
        await AnswerAsync(http, accepts, await RequestAsync(http, request, http.RequestServices));
    }

    private async Task AnswerAsync(HttpContext http, Acceptance accepts, OperationRequest request)
    {
        request.AcceptsStream = accepts.Events;
        if (accepts.PrefersEvents)
        {
            await Events(http).AnswerAsync(ct => executor.ExecuteAsync(request, ct));
            return;
        }

        using var result = await executor.ExecuteAsync(request, http.RequestAborted);
        if (result.Stream is not null || (accepts.Events && result.Kind == Language.OperationKind.Subscription))
        {
            await Events(http).AnswerAsync(_ => ValueTask.FromResult(result));
            return;
        }

        await HttpAnswers.WriteAsync(http, accepts.Format!, result);
    }

    /// <summary>Executes the requests in turn, each in services of its own, so that a later one sees what an earlier mutation did.</summary>
    private async Task AnswerBatchAsync(HttpContext http, Acceptance accepts, ReadOnlyMemory<byte> body)
    {
        using var batch = JsonText.Parse(body);
        var size = batch.RootElement.GetArrayLength();
        if (size == 0 || size > options.MaxBatchSize)
        {
            throw new BadRequestException(
                StatusCodes.Status400BadRequest,
                $"A batch holds 1 to {options.MaxBatchSize} requests, not {size}."
            );
        }

        var results = new List<ExecutionResult>(size);
        try
        {
            foreach (var json in batch.RootElement.EnumerateArray())
            {
                await using var scope = http.RequestServices.CreateAsyncScope();
                results.Add(await ResultAsync(http, json, scope.ServiceProvider));
            }

            await HttpAnswers.WriteAsync(http, accepts.Format ?? ResponseFormat.Json, results);
        }
        finally
        {
            results.ForEach(result => result.Dispose());
        }
    }

    private async Task<ExecutionResult> ResultAsync(HttpContext http, JsonElement json, IServiceProvider services)
    {
        try
        {
            var request = reader.Read(JsonMarshal.GetRawUtf8Value(json));
            return await executor.ExecuteAsync(await RequestAsync(http, request, services), http.RequestAborted);
        }
        catch (GraphQLException e)
        {
            return ExecutionResult.OfErrors(ExecutionOutcome.Invalid, e.Errors);
        }
        catch (BadRequestException e)
        {
            return Refusal(e);
        }
    }

    private async ValueTask<OperationRequest> RequestAsync(HttpContext http, OperationRequestBuilder builder, IServiceProvider services)
    {
        builder.SetServices(services).SetGlobalState(nameof(HttpContext), http);
        if (http.Features.Get<IHttpAuthenticationFeature>()?.User is { } user)
        {
            builder.SetGlobalState(nameof(ClaimsPrincipal), user);
        }

        if (isIntercepted)
        {
            var interceptor = services.GetRequiredService<IHttpRequestInterceptor>();
            await interceptor.OnCreateAsync(http, executor, builder, http.RequestAborted);
        }

        return builder.Build();
    }

    private EventStreamResponse Events(HttpContext http) =>
        new(http, options.ServerSentEvents.KeepAliveInterval, clock, application.ApplicationStopping);

    private static ExecutionResult Refusal(BadRequestException e) =>
        ExecutionResult.OfErrors(ExecutionOutcome.Invalid, [new Error(e.Message) { Code = ErrorCodes.BadRequest }]);
}
