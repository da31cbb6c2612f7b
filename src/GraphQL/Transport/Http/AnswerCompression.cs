using Kpi.GraphQL.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Kpi.GraphQL.Transport;

/// <summary>Compresses an endpoint's longer answers by ASP.NET Core's own middleware, whether or not the application uses it.</summary>
internal sealed class AnswerCompression
{
    /// <summary>Below this length a compressed answer saves no packet.</summary>
    private const int MinBytes = 1024;

    private readonly GraphQLServerOptions options;
    private readonly RequestDelegate plain;
    private readonly Lazy<ResponseCompressionMiddleware> compressed;

    public AnswerCompression(IServiceProvider services, GraphQLServerOptions options, RequestDelegate next)
    {
        this.options = options;
        plain = next;
        compressed = new(() => new(next, new Provider(services, options)));
    }

    public Task HandleAsync(HttpContext http) =>
        options.EnableCompression && http.Request.Headers.AcceptEncoding.Count > 0 ? compressed.Value.Invoke(http) : plain(http);

    private sealed class Provider(IServiceProvider services, GraphQLServerOptions options)
        : ResponseCompressionProvider(
            services,
            Options.Create(
                new ResponseCompressionOptions
                {
                    EnableForHttps = options.EnableCompressionForHttps,
                    MimeTypes =
                    [
                        .. ResponseCompressionDefaults.MimeTypes,
                        "application/graphql-response+json",
                        "application/graphql",
                        "font/ttf",
                    ],
                }
            )
        )
    {
        public override bool ShouldCompressResponse(HttpContext context) =>
            context.Response.ContentLength is not < MinBytes && base.ShouldCompressResponse(context);
    }
}
