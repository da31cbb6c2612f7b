namespace Kpi.GraphQL.Tests.Sample;

/// <summary>Reads server-sent events line by line.</summary>
public sealed class EventStreamClient : IDisposable
{
    private readonly HttpClient client = new();
    private HttpResponseMessage? response;
    private StreamReader? reader;

    public static async Task<EventStreamClient> OpenAsync(StreamingSite site, string query)
    {
        var events = new EventStreamClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{site.Url}?query={Uri.EscapeDataString(query)}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        events.response = await Eventually.Comes(events.client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
        events.reader = new StreamReader(await events.response.Content.ReadAsStreamAsync());
        return events;
    }

    public Task<string?> LineAsync() => Eventually.Comes(reader!.ReadLineAsync());

    public Task<string> RestAsync() => Eventually.Comes(reader!.ReadToEndAsync());

    public void Dispose()
    {
        reader?.Dispose();
        response?.Dispose();
        client.Dispose();
    }
}
