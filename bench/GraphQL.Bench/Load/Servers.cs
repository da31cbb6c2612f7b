using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kpi.GraphQL.Bench.Load;

/// <summary>The two servers, each in a process of its own: <c>serve graphql PORT</c> and <c>serve bare PORT</c>.</summary>
internal static class Servers
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task<int> RunAsync(string kind, string port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        if (kind == "graphql")
        {
            builder.Services.AddGraphQLServer().AddTypesFromAssembly(typeof(Servers).Assembly);
        }

        await using var app = builder.Build();
        if (kind == "graphql")
        {
            app.MapGraphQL();
        }
        else
        {
            app.MapPost("/large", http => AnswerAsync(http, BareJson.Large));
            app.MapPost("/small", http => AnswerAsync(http, BareJson.Small));
        }

        // What this process has used so far, for the difference over a run.
        app.MapGet(
            "/used",
            () =>
                TypedResults.Text(
                    $"{Process.GetCurrentProcess().TotalProcessorTime.TotalMicroseconds:0} {GC.GetTotalAllocatedBytes(precise: true)}"
                )
        );
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext http, Action<Utf8JsonWriter> write)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using (var json = new Utf8JsonWriter(http.Response.BodyWriter, Json))
        {
            write(json);
        }

        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
