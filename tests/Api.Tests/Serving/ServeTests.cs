using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kpi.Api.Tests.CommandLine;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Tests.Serving;

[Alone]
public sealed class ServeTests(ProductionServer server) : IClassFixture<ProductionServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_whom_the_provider_vouches_for_sees_the_own_branch()
    {
        using var answer = await ProductionServer.AskAsync(server.Http, Bearer(("role", "manager"), ("department", "P01")));

        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe("""{"data":{"viewer":{"role":"MANAGER","branch":{"code":"P01"}}}}""");
    }

    [Fact]
    public async Task Of_several_roles_the_one_that_is_known_counts()
    {
        using var answer = await ProductionServer.AskAsync(server.Http, Bearer(("role", "default-roles"), ("role", "HQ")));

        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("\"role\":\"HQ\"");
    }

    [Fact]
    public async Task Without_a_token_nobody_is_answered()
    {
        using var answer = await ProductionServer.AskAsync(server.Http, token: null);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("TOKEN_MISSING");
    }

    [Fact]
    public async Task A_token_for_another_application_is_refused() =>
        await RefusedAsync(server.Provider.Token([new("role", "hq")], audience: "payroll"), HttpStatusCode.Unauthorized, "TOKEN_INVALID");

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() =>
        await RefusedAsync(
            server.Provider.Token([new("role", "hq")], issuer: "https://elsewhere.example"),
            HttpStatusCode.Unauthorized,
            "TOKEN_INVALID"
        );

    [Fact]
    public async Task A_token_that_another_key_signed_is_refused()
    {
        using var rsa = RSA.Create(2048);
        var forged = server.Provider.Token([new("role", "hq")], signedBy: new RsaSecurityKey(rsa) { KeyId = "1" });

        await RefusedAsync(forged, HttpStatusCode.Unauthorized, "TOKEN_INVALID");
    }

    [Theory]
    [InlineData("chef")]
    [InlineData("0")]
    public async Task A_token_without_a_known_role_is_refused(string role) =>
        await RefusedAsync(Bearer(("role", role)), HttpStatusCode.Forbidden, "ROLE_MISSING");

    [Fact]
    public async Task A_manager_without_a_branch_is_refused() =>
        await RefusedAsync(Bearer(("role", "manager")), HttpStatusCode.Forbidden, "BRANCH_MISSING");

    [Fact]
    public async Task A_branch_that_is_not_there_is_refused() =>
        await RefusedAsync(Bearer(("role", "manager"), ("department", "P99")), HttpStatusCode.Forbidden, "BRANCH_UNKNOWN");

    [Fact]
    public async Task Over_a_WebSocket_the_provider_vouches_too()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, Token);
        var payload = new { authorization = $"Bearer {Bearer(("role", "analyst"))}" };
        var hello = JsonSerializer.SerializeToUtf8Bytes(new { type = "connection_init", payload });
        await socket.SendAsync(hello, WebSocketMessageType.Text, endOfMessage: true, Token);

        var buffer = new byte[256];
        var received = await socket.ReceiveAsync(buffer, Token);

        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldBe("""{"type":"connection_ack"}""", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task While_the_provider_does_not_answer_neither_does_the_server()
    {
        var (process, http) = await server.StartAsync($"http://127.0.0.1:{ClosedPort.Next()}");
        await using var running = process;
        using var client = http;

        using var answer = await ProductionServer.AskAsync(client, Bearer(("role", "hq")));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("IDENTITY_PROVIDER_UNREACHABLE");
    }

    [Theory]
    [InlineData("Authentication__Schemes__Bearer__Authority", "IDENTITY_PROVIDER_MISSING")]
    [InlineData("Authentication__Schemes__Bearer__ValidAudience", "IDENTITY_AUDIENCE_MISSING")]
    public async Task A_server_that_could_not_tell_who_asks_does_not_start(string unset, string code)
    {
        var settings = ProductionServer.Settings(server.Provider.Address);
        settings[unset] = "";

        var run = await CommandProcess.RunAsync(["serve", "--data", server.Directory], settings);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith($"{code}: ");
    }

    [Fact]
    public async Task Health_is_told_to_anybody()
    {
        (await server.Http.GetStringAsync("/health/live", Token)).ShouldBe("""{"status":"live"}""");
        (await server.Http.GetStringAsync("/health/ready", Token)).ShouldStartWith("""{"status":"ready","dataVersion":""");
    }

    [Fact]
    public async Task A_server_without_a_warehouse_does_not_start()
    {
        var run = await CommandProcess.RunAsync(["serve"], ProductionServer.Settings(server.Provider.Address));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("WAREHOUSE_MISSING: ");
    }

    private string Bearer(params (string Name, string Value)[] claims) =>
        server.Provider.Token(claims.Select(claim => new Claim(claim.Name, claim.Value)));

    private async Task RefusedAsync(string token, HttpStatusCode status, string code)
    {
        using var answer = await ProductionServer.AskAsync(server.Http, token);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain($"\"{code}\"");
    }
}
