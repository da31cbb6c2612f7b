using Kpi.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Kpi.GraphQL.Transport;

/// <summary>What a client accepts (GraphQL over HTTP, section 6). Clients such as urql list <c>text/event-stream</c> on every request, after the JSON types.</summary>
/// <param name="Format">The best JSON format; null if none.</param>
/// <param name="Events">A subscription may be answered by server-sent events.</param>
/// <param name="PrefersEvents">Any operation is answered so: no JSON type has as high a quality.</param>
internal sealed record Acceptance(ResponseFormat? Format, bool Events, bool PrefersEvents)
{
    /// <summary>Without an Accept header the client is a legacy one.</summary>
    private static readonly Acceptance Unsaid = new(ResponseFormat.Json, Events: false, PrefersEvents: false);

    // Clients send the same few headers again and again.
    private static readonly BoundedCache<string, Acceptance> Known = new(capacity: 100);

    public static Acceptance Of(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
        {
            return Unsaid;
        }

        var header = request.Headers.Accept.ToString();
        if (!Known.TryGet(header, out var known))
        {
            Known.Add(header, known = Parse(request.GetTypedHeaders().Accept));
        }

        return known;
    }

    private static Acceptance Parse(IList<MediaTypeHeaderValue> types)
    {
        ResponseFormat? best = null;
        var (json, events) = (0.0, 0.0);
        foreach (var type in types)
        {
            var quality = type.Quality ?? 1;
            if (ResponseFormat.Match(type) is { } format && quality > json)
            {
                (best, json) = (format, quality);
            }

            if (IsEventStream(type))
            {
                events = Math.Max(events, quality);
            }
        }

        return new(best, events > 0, events > json);
    }

    private static bool IsEventStream(MediaTypeHeaderValue type) =>
        type.MatchesAllTypes
        || (
            type.Type.Equals("text", StringComparison.OrdinalIgnoreCase)
            && (type.MatchesAllSubTypes || type.SubType.Equals("event-stream", StringComparison.OrdinalIgnoreCase))
        );
}
