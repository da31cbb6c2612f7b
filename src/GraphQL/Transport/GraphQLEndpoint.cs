using System.Security.Claims;
using System.Text;
using System.Text.Json;
using GraphQL.AspNetCore;
using GraphQL.Execution;
using GraphQL.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphQL.Transport;

/// <summary>Answers GraphQL over HTTP.</summary>
internal sealed class GraphQLEndpoint(
    IRequestExecutor executor,
    RequestLimits limits,
    PersistedDocuments persisted,
    IOptions<ServerSentEventsOptions> events,
    IHostApplicationLifetime application
)
{
    private readonly GraphQLRequestReader reader = new(persisted);
    private readonly Lazy<byte[]> sdl = new(() => Encoding.UTF8.GetBytes(executor.Schema.Print()));

    public async Task HandleAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.ContainsKey("sdl"))
        {
            http.Response.ContentType = "application/graphql; charset=utf-8";
            await http.Response.Body.WriteAsync(sdl.Value, http.RequestAborted);
            return;
        }

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

            using var result =
                HttpMethods.IsPost(http.Request.Method) ? await PostAsync(http)
                : HttpMethods.IsGet(http.Request.Method) ? await GetAsync(http)
                : throw NotAllowed(http, "GET, POST", $"GraphQL is served by GET and POST, not {http.Request.Method}.");
            if (result is not null)
            {
                await WriteAsync(http, format!, result, Status(http, format!, result.Outcome));
            }
        }
        catch (GraphQLException e)
        {
            using var result = ExecutionResult.OfErrors(ExecutionOutcome.Invalid, e.Errors);
            if (format is null)
            {
                await Events(http).AnswerAsync(_ => ValueTask.FromResult(result));
                return;
            }

            await WriteAsync(http, format, result, Status(http, format, ExecutionOutcome.Invalid));
        }
        catch (BadRequestException e)
        {
            using var result = ExecutionResult.OfErrors(ExecutionOutcome.Invalid, [new Error(e.Message) { Code = ErrorCodes.BadRequest }]);
            await WriteAsync(http, format ?? ResponseFormat.Json, result, e.Status);
        }
    }

    private async Task<ExecutionResult?> PostAsync(HttpContext http)
    {
        var isJson =
            MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var contentType)
            && contentType.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
        if (!isJson || (contentType!.Charset.HasValue && !contentType.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw new BadRequestException(StatusCodes.Status415UnsupportedMediaType, "The request body must be application/json in UTF-8.");
        }

        using var body = await RequestBody.ReadAsync(http.Request, limits.MaxRequestBytes, http.RequestAborted);
        using var json = GraphQLRequestReader.Parse(body.Bytes);
        var request = reader.Read(json.RootElement, http.RequestServices, ContextData(http));
        return await ExecuteAsync(http, request);
    }

    private async Task<ExecutionResult?> GetAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in (string[])["query", "operationName"])
        {
            parameters[name] = string.IsNullOrEmpty(query[name]) ? null : query[name].ToString();
        }

        foreach (var name in (string[])["variables", "extensions"])
        {
            parameters[name] = string.IsNullOrEmpty(query[name]) ? null : Element(query[name].ToString());
        }

        using var json = JsonSerializer.SerializeToDocument(parameters);
        var request = reader.Read(json.RootElement, http.RequestServices, ContextData(http), queriesOnly: true);
        return await ExecuteAsync(http, request);
    }

    /// <summary>The response, or null when it was streamed.</summary>
    private async Task<ExecutionResult?> ExecuteAsync(HttpContext http, OperationRequest request)
    {
        var accepts = EventStreamAcceptance.Of(http.Request);
        request.AcceptsStream = accepts.IsAccepted;
        if (accepts.IsPreferred)
        {
            await Events(http).AnswerAsync(ct => executor.ExecuteAsync(request, ct));
            return null;
        }

        var result = await executor.ExecuteAsync(request, http.RequestAborted);
        if (result.Stream is null && (!accepts.IsAccepted || result.Kind != Language.OperationKind.Subscription))
        {
            return result;
        }

        await Events(http).AnswerAsync(_ => ValueTask.FromResult(result));
        return null;
    }

    private EventStreamResponse Events(HttpContext http) => new(http, events.Value.KeepAliveInterval, application.ApplicationStopping);

    private static JsonElement Element(string text)
    {
        using var document = GraphQLRequestReader.Parse(Encoding.UTF8.GetBytes(text));
        return document.RootElement.Clone();
    }

    private static Dictionary<string, object?> ContextData(HttpContext http) =>
        new(StringComparer.Ordinal) { [nameof(ClaimsPrincipal)] = http.User, [nameof(HttpContext)] = http };

    private static int Status(HttpContext http, ResponseFormat format, ExecutionOutcome outcome)
    {
        switch (outcome)
        {
            case ExecutionOutcome.Executed:
                return StatusCodes.Status200OK;
            case ExecutionOutcome.NotAQuery:
                http.Response.Headers.Allow = "POST";
                return StatusCodes.Status405MethodNotAllowed;
            default:
                return format.IsLegacy ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        }
    }

    private static BadRequestException NotAllowed(HttpContext http, string allow, string message)
    {
        http.Response.Headers.Allow = allow;
        return new BadRequestException(StatusCodes.Status405MethodNotAllowed, message);
    }

    private static async Task WriteAsync(HttpContext http, ResponseFormat format, ExecutionResult result, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = format.ContentType;
        http.Response.ContentLength = result.Json.Length;
        await http.Response.Body.WriteAsync(result.Json, http.RequestAborted);
    }
}
