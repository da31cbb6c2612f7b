using System.Security.Claims;
using System.Text;
using System.Text.Json;
using GraphQL.AspNetCore;
using GraphQL.Execution;
using GraphQL.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GraphQL.Transport;

/// <summary>Answers GraphQL over HTTP.</summary>
internal sealed class GraphQLEndpoint(
    IRequestExecutor executor,
    RequestLimits limits,
    PersistedDocuments persisted,
    GraphQLServerOptions options,
    IServiceProviderIsService known,
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
        var format = ResponseFormat.Negotiate(http.Request);
        try
        {
            if (format is null && !EventStreamAcceptance.Of(http.Request).IsAccepted)
            {
                throw new BadRequestException(
                    StatusCodes.Status406NotAcceptable,
                    "The client accepts neither application/graphql-response+json nor application/json."
                );
            }

            await (
                HttpMethods.IsPost(http.Request.Method) ? PostAsync(http, format)
                : HttpMethods.IsGet(http.Request.Method) ? GetAsync(http, format)
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

    private async Task PostAsync(HttpContext http, ResponseFormat? format)
    {
        using var body = await HttpRequests.BodyAsync(http.Request, limits.MaxRequestBytes);
        using var json = GraphQLRequestReader.Parse(body.Bytes);
        if (json.RootElement.ValueKind == JsonValueKind.Array && options.Batching.HasFlag(AllowedBatching.RequestBatching))
        {
            await AnswerBatchAsync(http, format, json.RootElement);
            return;
        }

        await AnswerAsync(http, format, await RequestAsync(http, json.RootElement));
    }

    private async Task GetAsync(HttpContext http, ResponseFormat? format)
    {
        using var json = HttpRequests.Address(http.Request, options);
        await AnswerAsync(http, format, await RequestAsync(http, json.RootElement, queriesOnly: true));
    }

    private async Task AnswerAsync(HttpContext http, ResponseFormat? format, OperationRequest request)
    {
        var accepts = EventStreamAcceptance.Of(http.Request);
        request.AcceptsStream = accepts.IsAccepted;
        if (accepts.IsPreferred)
        {
            await Events(http).AnswerAsync(ct => executor.ExecuteAsync(request, ct));
            return;
        }

        using var result = await executor.ExecuteAsync(request, http.RequestAborted);
        if (result.Stream is not null || (accepts.IsAccepted && result.Kind == Language.OperationKind.Subscription))
        {
            await Events(http).AnswerAsync(_ => ValueTask.FromResult(result));
            return;
        }

        await HttpAnswers.WriteAsync(http, format!, result);
    }

    /// <summary>Executes the requests in turn, each in services of its own, so that a later one sees what an earlier mutation did.</summary>
    private async Task AnswerBatchAsync(HttpContext http, ResponseFormat? format, JsonElement batch)
    {
        var size = batch.GetArrayLength();
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
            foreach (var json in batch.EnumerateArray())
            {
                await using var scope = http.RequestServices.CreateAsyncScope();
                results.Add(await ResultAsync(http, json, scope.ServiceProvider));
            }

            await HttpAnswers.WriteAsync(http, format ?? ResponseFormat.Json, results);
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
            return await executor.ExecuteAsync(await RequestAsync(http, json, services), http.RequestAborted);
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

    private async ValueTask<OperationRequest> RequestAsync(
        HttpContext http,
        JsonElement json,
        IServiceProvider? services = null,
        bool queriesOnly = false
    )
    {
        var builder = reader
            .Read(json, queriesOnly)
            .SetServices(services ?? http.RequestServices)
            .SetGlobalState(nameof(ClaimsPrincipal), http.User)
            .SetGlobalState(nameof(HttpContext), http);
        if (isIntercepted)
        {
            var interceptor = http.RequestServices.GetRequiredService<IHttpRequestInterceptor>();
            await interceptor.OnCreateAsync(http, executor, builder, http.RequestAborted);
        }

        return builder.Build();
    }

    private EventStreamResponse Events(HttpContext http) =>
        new(http, options.ServerSentEvents.KeepAliveInterval, application.ApplicationStopping);

    private static ExecutionResult Refusal(BadRequestException e) =>
        ExecutionResult.OfErrors(ExecutionOutcome.Invalid, [new Error(e.Message) { Code = ErrorCodes.BadRequest }]);
}
