using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Kpi.Api.Security;
using Kpi.Api.Tests.Reports;

namespace Kpi.Api.Tests.Serving;

[Alone]
public sealed class BurstEndpointTests(BurstWarehouse warehouse) : IClassFixture<BurstWarehouse>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_viewer_gets_the_reports_of_the_own_branches_with_the_manifest_last()
    {
        using var renderer = FakeRenderer.Create();
        await using var server = await StartAsync(renderer);

        using var all = await ZipAsync(server, "/reports/2026-10.zip?lang=en&format=both");
        using var own = await ZipAsync(server, "/reports/2026-10.zip?lang=en", server.Token(Role.Manager, "JS01"));

        all.Entries.Count.ShouldBe(2 * BurstWarehouse.Codes.Count + 1);
        all.Entries[^1].Name.ShouldBe("manifest.json");
        own.Entries.Select(entry => entry.Name)
            .ShouldBe(["JS01-2026-10-en.pdf", "JS0101-2026-10-en.pdf", "JS0102-2026-10-en.pdf", "manifest.json"]);
    }

    [Fact]
    public async Task The_archive_is_a_file_to_download_with_a_name()
    {
        using var renderer = FakeRenderer.Create();
        await using var server = await StartAsync(renderer);

        using var answer = await server.Http.GetAsync("/reports/2026-10.zip?format=xlsx", Cancellation);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName.ShouldBe("reports-HQ-2026-10-zh.zip");
    }

    [Fact]
    public async Task It_is_sent_while_it_is_made()
    {
        using var renderer = FakeRenderer.Create(waitsAt: "js0201 outlet");
        await using var server = await StartAsync(renderer);
        using var answer = await server.Http.GetAsync(
            "/reports/2026-10.zip?lang=en",
            HttpCompletionOption.ResponseHeadersRead,
            Cancellation
        );
        await using var body = await answer.Content.ReadAsStreamAsync(Cancellation);

        var began = new byte[4];
        await body.ReadExactlyAsync(began, Cancellation);
        renderer.GoOn();
        using var rest = new MemoryStream();
        await body.CopyToAsync(rest, Cancellation);

        began.ShouldBe("PK\u0003\u0004"u8.ToArray(), "it came before the last report was made");
        System.Text.Encoding.UTF8.GetString(rest.ToArray()).ShouldContain("js0201");
    }

    [Fact]
    public async Task In_the_place_of_a_report_that_failed_stands_why()
    {
        using var renderer = FakeRenderer.Create(refuses: "Nanjing City");
        await using var server = await StartAsync(renderer);

        using var archive = await ZipAsync(server, "/reports/2026-10.zip?lang=en");

        archive.GetEntry("JS01-2026-10-en.pdf").ShouldBeNull();
        using var why = new StreamReader(archive.GetEntry("JS01-2026-10-en.pdf.FAILED.txt")!.Open());
        (await why.ReadToEndAsync(Cancellation)).ShouldBe("RENDERER_FAILED: The PDF could not be made: out of ink\n");
        using var manifest = JsonDocument.Parse(archive.GetEntry("manifest.json")!.Open());
        manifest.RootElement.GetProperty("failures").GetArrayLength().ShouldBe(1);
        manifest.RootElement.GetProperty("reports").GetArrayLength().ShouldBe(BurstWarehouse.Codes.Count - 1);
    }

    [Fact]
    public async Task What_ends_the_burst_midway_ends_the_download_unfinished()
    {
        using var renderer = FakeRenderer.Create(waitsAt: "Suzhou City", vanishesAt: "js0201 outlet");
        await using var server = await StartAsync(renderer);
        using var answer = await server.Http.GetAsync(
            "/reports/2026-10.zip?lang=en",
            HttpCompletionOption.ResponseHeadersRead,
            Cancellation
        );
        await using var body = await answer.Content.ReadAsStreamAsync(Cancellation);
        await body.ReadExactlyAsync(new byte[4], Cancellation);
        renderer.GoOn();

        await Should.ThrowAsync<HttpIOException>(body.CopyToAsync(Stream.Null, Cancellation));
    }

    [Fact]
    public async Task A_missing_renderer_is_told_before_anything_is_sent()
    {
        await using var server = await StartAsync("/nowhere");

        using var answer = await server.Http.GetAsync("/reports/2026-10.zip", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("\"code\":\"RENDERER_MISSING\"");
    }

    [Fact]
    public async Task More_than_two_at_once_are_sent_away_until_one_ends()
    {
        using var renderer = FakeRenderer.Create(waitsAt: "js0201 outlet");
        await using var server = await RunningServer.StartOnCopyAsync(
            warehouse.Location,
            new() { Directory = renderer.Directory, Workers = 3 }
        );
        using var first = await BeginAsync(server);
        using var second = await BeginAsync(server);

        using var third = await BeginAsync(server);
        using var single = await server.Http.GetAsync("/reports/2026-10/HQ.xlsx", Cancellation);
        first.Dispose();

        third.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        third.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(60));
        (await third.Content.ReadAsStringAsync(Cancellation)).ShouldContain("\"code\":\"BURSTS_BUSY\"");
        single.StatusCode.ShouldBe(HttpStatusCode.OK);
        // When the server notices that the first went away is its own affair.
        await Eventually.Holds(async () =>
        {
            using var again = await BeginAsync(server);
            return again.StatusCode == HttpStatusCode.OK;
        });
    }

    private static Task<HttpResponseMessage> BeginAsync(RunningServer server) =>
        server.Http.GetAsync("/reports/2026-10.zip?lang=en", HttpCompletionOption.ResponseHeadersRead, Cancellation);

    private Task<RunningServer> StartAsync(FakeRenderer renderer) => StartAsync(renderer.Directory);

    private Task<RunningServer> StartAsync(string renderer) =>
        RunningServer.StartOnCopyAsync(warehouse.Location, new() { Directory = renderer });

    private static async Task<ZipArchive> ZipAsync(RunningServer server, string url, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var answer = await server.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancellation)));
    }
}
