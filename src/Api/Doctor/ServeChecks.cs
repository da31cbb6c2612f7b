using Kpi.Api.Security;
using Kpi.Api.Serving;

namespace Kpi.Api.Doctor;

/// <summary>Of the settings of <c>serve</c>, as far as they are set.</summary>
internal static class ServeChecks
{
    /// <summary>How long the identity provider may take to answer.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="configuration">The settings.</param>
    /// <param name="directory">The warehouse's folder, for what belongs to it and is no table.</param>
    /// <param name="time">The clock by which answers are waited for.</param>
    public static IEnumerable<Check> All(IConfiguration configuration, string directory, TimeProvider time)
    {
        yield return new("memory", () => Finding.Ok($"{CacheSize.Of(configuration) >> 20} MB for months between questions"));
        yield return new("identity provider", cancellation => ProviderAsync(configuration, time, cancellation));
        yield return new(
            "signing key",
            () =>
                Finding.Ok(
                    SigningKey.Source(configuration, directory) is { } source
                        ? $"that of {source}"
                        : $"none yet; made on first use in {directory}"
                )
        );
    }

    private static async Task<Finding> ProviderAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellation)
    {
        var scheme = configuration.GetSection(IdentityProvider.Scheme);
        if (!scheme.GetChildren().Any(setting => !string.IsNullOrWhiteSpace(setting.Value) || setting.GetChildren().Any()))
        {
            return Finding.Ok("not set; ./kpi serve would need one, ./kpi demo does not");
        }

        IdentityProvider.Demand(configuration);
        var authority = scheme["Authority"]!;
        if (!Uri.TryCreate($"{authority.TrimEnd('/')}/.well-known/openid-configuration", UriKind.Absolute, out var metadata))
        {
            return Finding.Fault("IDENTITY_PROVIDER_INVALID", $"'{authority}' is no address of an identity provider.");
        }

        if (metadata.Scheme != Uri.UriSchemeHttps && scheme.GetValue("RequireHttpsMetadata", defaultValue: true))
        {
            return Finding.Fault(
                "IDENTITY_PROVIDER_NOT_HTTPS",
                $"'{authority}' is not read over https; use its https address, or set RequireHttpsMetadata to false for a provider on this machine."
            );
        }

        return await SilenceOfAsync(metadata, time, cancellation) is { } silence
            ? Finding.Fault("IDENTITY_PROVIDER_UNREACHABLE", $"{metadata} does not answer{silence}")
            : Finding.Ok($"{authority} answers");
    }

    /// <summary>Why an address does not answer, as the end of a sentence; null if it does.</summary>
    private static async Task<string?> SilenceOfAsync(Uri address, TimeProvider time, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            using var answer = await http.GetAsync(address, limit.Token);
            answer.EnsureSuccessStatusCode();
            return null;
        }
        catch (HttpRequestException failure)
        {
            return $": {failure.Message}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $" within {Patience.TotalSeconds} s.";
        }
    }
}
