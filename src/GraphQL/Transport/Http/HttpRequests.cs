using System.Text;
using System.Text.Json;
using GraphQL.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphQL.Transport;

/// <summary>Takes the parameters of GraphQL requests out of HTTP requests, as JSON (GraphQL over HTTP, section 5).</summary>
internal static class HttpRequests
{
    /// <summary>The header that proves, on GET, that no foreign page sends the request unasked.</summary>
    private const string PreflightHeader = "GraphQL-Preflight";

    /// <summary>The body of a POST, which holds the JSON's bytes: dispose it after the answer.</summary>
    /// <exception cref="BadRequestException">The media type is another, or the body is too long.</exception>
    public static ValueTask<RequestBody> BodyAsync(HttpRequest request, int maxBytes)
    {
        var isJson =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType)
            && contentType.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
        return isJson && (!contentType!.Charset.HasValue || contentType.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            ? RequestBody.ReadAsync(request, maxBytes, request.HttpContext.RequestAborted)
            : throw new BadRequestException(
                StatusCodes.Status415UnsupportedMediaType,
                "The request body must be application/json in UTF-8."
            );
    }

    /// <summary>The parameters in the address of a GET.</summary>
    /// <exception cref="BadRequestException">GET is switched off, the preflight header is missing, or a parameter is no JSON.</exception>
    public static JsonDocument Address(HttpRequest request, GraphQLServerOptions options)
    {
        if (!options.EnableGetRequests)
        {
            throw NotAllowed(request.HttpContext, "POST");
        }

        if (options.EnforceGetRequestsPreflightHeader && !request.Headers.ContainsKey(PreflightHeader))
        {
            throw new BadRequestException(
                StatusCodes.Status400BadRequest,
                $"A GET request needs the header {PreflightHeader}, with any value."
            );
        }

        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in (string[])["query", "operationName"])
        {
            parameters[name] = string.IsNullOrEmpty(request.Query[name]) ? null : request.Query[name].ToString();
        }

        foreach (var name in (string[])["variables", "extensions"])
        {
            parameters[name] = string.IsNullOrEmpty(request.Query[name]) ? null : Element(request.Query[name].ToString());
        }

        return JsonSerializer.SerializeToDocument(parameters);
    }

    public static BadRequestException NotAllowed(HttpContext http, string allow)
    {
        http.Response.Headers.Allow = allow;
        return new BadRequestException(
            StatusCodes.Status405MethodNotAllowed,
            $"GraphQL is served by {allow.Replace(", ", " and ", StringComparison.Ordinal)} here, not {http.Request.Method}."
        );
    }

    private static JsonElement Element(string text)
    {
        using var document = GraphQLRequestReader.Parse(Encoding.UTF8.GetBytes(text));
        return document.RootElement.Clone();
    }
}
