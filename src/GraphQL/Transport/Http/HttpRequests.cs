using System.Text;
using System.Text.Json;
using Kpi.GraphQL.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Kpi.GraphQL.Transport;

/// <summary>Takes the parameters of GraphQL requests out of HTTP requests, as JSON (GraphQL over HTTP, section 5).</summary>
internal static class HttpRequests
{
    /// <summary>The header that proves, on GET, that no foreign page sends the request unasked.</summary>
    private const string PreflightHeader = "GraphQL-Preflight";

    /// <summary>The body of a POST, which holds the JSON's bytes: dispose it after the answer.</summary>
    /// <exception cref="BadRequestException">The media type is another, or the body is too long.</exception>
    public static ValueTask<RequestBody> BodyAsync(HttpRequest request, int maxBytes)
    {
        return IsJson(request.ContentType)
            ? RequestBody.ReadAsync(request, maxBytes, request.HttpContext.RequestAborted)
            : throw new BadRequestException(
                StatusCodes.Status415UnsupportedMediaType,
                "The request body must be application/json in UTF-8."
            );
    }

    /// <summary>The parameters in the address of a GET, as a body would hold them.</summary>
    /// <exception cref="BadRequestException">GET is switched off, the preflight header is missing, or a parameter is no JSON.</exception>
    public static byte[] Address(HttpRequest request, GraphQLServerOptions options)
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

        return JsonSerializer.SerializeToUtf8Bytes(parameters);
    }

    public static BadRequestException NotAllowed(HttpContext http, string allow)
    {
        http.Response.Headers.Allow = allow;
        return new BadRequestException(
            StatusCodes.Status405MethodNotAllowed,
            $"GraphQL is served by {allow.Replace(", ", " and ", StringComparison.Ordinal)} here, not {http.Request.Method}."
        );
    }

    private static bool IsJson(string? contentType) =>
        string.Equals(contentType, "application/json", StringComparison.OrdinalIgnoreCase)
        || (
            MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        );

    private static JsonElement Element(string text)
    {
        using var document = JsonText.Parse(Encoding.UTF8.GetBytes(text));
        return document.RootElement.Clone();
    }
}
