using System.Security.Claims;
using Kpi.Data.ReadModel;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Security;

/// <summary>Who asks, and what they read: their part of the tree over one snapshot of the data.</summary>
/// <param name="Viewer">Who asks.</param>
/// <param name="Reader">What they read.</param>
internal sealed record Admitted(Viewer Viewer, KpiReader Reader);

/// <summary>Why somebody is not answered.</summary>
/// <param name="Status">The HTTP status that says so.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">One sentence.</param>
internal sealed record Refusal(int Status, string Code, string Message);

/// <summary>
/// Finds out who asks, by the request's bearer token. Without a token only the demo answers, as to headquarters; with a bad one nobody is answered.
/// </summary>
internal sealed class Admission(
    KpiWarehouse warehouse,
    KpiCatalogue catalogue,
    KpiArithmetic arithmetic,
    ViewerClaims claims,
    IOptionsMonitor<JwtBearerOptions> bearer
)
{
    /// <summary>Admits a request by its Authorization header, or says why not.</summary>
    public async Task<Refusal?> AdmitAsync(HttpContext http)
    {
        var authentication = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        return authentication.Failure is { } failure
            ? await InvalidTokenAsync(http, failure)
            : await AdmitAsync(http, authentication.Principal);
    }

    /// <summary>Admits by a token that came another way. It is judged each time: ASP.NET Core's handler judges a request once, and a WebSocket may outlive its token.</summary>
    public async Task<Refusal?> AdmitAsync(HttpContext http, string token)
    {
        var options = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = options.TokenValidationParameters.Clone();
        // The provider's issuer and keys, read again when they change.
        parameters.ConfigurationManager = options.ConfigurationManager as BaseConfigurationManager;
        var judged = await options.TokenHandlers[0].ValidateTokenAsync(token, parameters);
        return judged.IsValid
            ? await AdmitAsync(http, new ClaimsPrincipal(judged.ClaimsIdentity))
            : await InvalidTokenAsync(http, judged.Exception);
    }

    /// <summary>A token is not to blame while the provider does not say by which keys it signs.</summary>
    private async Task<Refusal> InvalidTokenAsync(HttpContext http, Exception why)
    {
        try
        {
            if (bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager is { } provider)
            {
                await provider.GetConfigurationAsync(http.RequestAborted);
            }
        }
        catch (InvalidOperationException)
        {
            return Unreachable();
        }

        return new(StatusCodes.Status401Unauthorized, "TOKEN_INVALID", $"The bearer token is not valid: {why.Message}");
    }

    private static Refusal Unreachable() =>
        new(
            StatusCodes.Status503ServiceUnavailable,
            "IDENTITY_PROVIDER_UNREACHABLE",
            "The identity provider does not say by which keys its tokens are signed; ask again when it answers."
        );

    private async Task<Refusal?> AdmitAsync(HttpContext http, ClaimsPrincipal? bearer)
    {
        var (role, branch, refusal) = claims.Read(bearer);
        if (refusal is not null)
        {
            return refusal;
        }

        var snapshot = await warehouse.CurrentAsync(http.RequestAborted);
        var top = branch is null ? snapshot.Tree.Tops.FirstOrDefault() : snapshot.Tree.Find(branch);
        if (top is null)
        {
            return branch is null
                ? new(StatusCodes.Status503ServiceUnavailable, "WAREHOUSE_EMPTY", "The warehouse holds no branches.")
                : new(StatusCodes.Status403Forbidden, "BRANCH_UNKNOWN", $"The token is for branch '{branch}', which does not exist.");
        }

        Place(http).Admitted = new(new(role, top), new(snapshot, top, catalogue, arithmetic));
        return null;
    }

    /// <summary>Who was admitted with this request.</summary>
    public static Admitted Of(HttpContext http) =>
        Place(http).Admitted ?? throw new InvalidOperationException("The request was answered before it was admitted.");

    private static AdmissionFeature Place(HttpContext http)
    {
        if (http.Features.Get<AdmissionFeature>() is not { } place)
        {
            http.Features.Set(place = new());
        }

        return place;
    }

    // Over a WebSocket one HTTP request brings many operations, each admitted anew beside others that still run.
    private sealed class AdmissionFeature
    {
        private volatile Admitted? admitted;

        public Admitted? Admitted
        {
            get => admitted;
            set => admitted = value;
        }
    }
}
