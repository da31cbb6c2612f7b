using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using Kpi.GraphQL.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Kpi.GraphQL.Transport;

/// <summary>Serves GraphiQL from this assembly: a page at the endpoint's own address, its files below it. Nothing comes from elsewhere.</summary>
internal sealed class GraphiQL(GraphQLServerOptions options)
{
    /// <summary>Where its files are, below the endpoint.</summary>
    public const string Folder = "tool";

    private const string Prefix = "GraphiQL/";
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private static readonly FrozenDictionary<string, string> Files = typeof(GraphiQL)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..].Replace('\\', '/'), StringComparer.Ordinal);

    private static readonly Lazy<string> Page = new(() =>
    {
        using var reader = new StreamReader(typeof(GraphiQL).Assembly.GetManifestResourceStream(Files["index.html"])!);
        return reader.ReadToEnd();
    });

    /// <summary>Whether a browser opens the endpoint rather than a program asks it.</summary>
    public bool IsAskedFor(HttpRequest request) =>
        options.Tool.Enable
        && HttpMethods.IsGet(request.Method)
        && !request.Query.ContainsKey("query")
        && !request.Query.ContainsKey("extensions")
        && !request.Query.ContainsKey("sdl")
        && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    public Task WritePageAsync(HttpContext http, bool hasSockets)
    {
        var response = http.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        if (!Files.ContainsKey("index.html"))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return response.WriteAsync("GraphiQL was not built into this server. Ask by POST, or build the page and then the server.");
        }

        var endpoint = http.Request.PathBase.Add(http.Request.Path).ToUriComponent().TrimEnd('/');
        var encode = HtmlEncoder.Default;
        var page = new StringBuilder(Page.Value)
            .Replace("__BASE__", encode.Encode($"{endpoint}/{Folder}/"))
            .Replace("__TITLE__", encode.Encode(options.Tool.Title))
            .Replace("__ENDPOINT__", encode.Encode(endpoint))
            .Replace("__SUBSCRIPTIONS__", hasSockets ? "true" : "false");
        return response.WriteAsync(page.ToString());
    }

    public async Task WriteFileAsync(HttpContext http)
    {
        var path = http.Request.RouteValues["file"] as string ?? "";
        if (!options.Tool.Enable || !Files.TryGetValue(path, out var resource))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var file = typeof(GraphiQL).Assembly.GetManifestResourceStream(resource)!;
        http.Response.ContentType = ContentTypes.TryGetContentType(path, out var type) ? type : "application/octet-stream";
        http.Response.ContentLength = file.Length;
        // The files' names hold a hash of what is in them.
        http.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromDays(365) };
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
