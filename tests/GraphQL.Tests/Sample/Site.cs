using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kpi.GraphQL.Tests.Sample;

/// <summary>The sample schema over HTTP as a test wants it, on a free loopback port.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication server;

    private Site(WebApplication server, string url)
    {
        this.server = server;
        Url = url;
    }

    /// <summary>Where the server is; endpoints are below.</summary>
    public string Url { get; }

    public HttpClient Client { get; } = new();

    public static async Task<Site> Start(Action<WebApplication> map, Action<IRequestExecutorBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        SampleServer.Configure(builder.Services, configure);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new(app, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>POSTs a body to <c>/graphql</c>.</summary>
    public async Task<(int Status, string Text)> Post(string body, string path = "/graphql")
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(new Uri(Url + path), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }
}
