using System.Security.Claims;
using Kpi.Data.ReadModel;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Kpi.Api.Security;

/// <summary>
/// Finds out who asks and gives the request a reader with just their part of the tree, over one snapshot of the data.
/// Without a token the demo answers as to headquarters; with a bad one nobody is answered.
/// </summary>
internal sealed class ViewerMiddleware(RequestDelegate next, KpiWarehouse warehouse, KpiCatalogue catalogue, KpiArithmetic arithmetic)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var authentication = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (authentication.Failure is { } failure)
        {
            await Problem(http, StatusCodes.Status401Unauthorized, "TOKEN_INVALID", $"The bearer token is not valid: {failure.Message}");
            return;
        }

        var snapshot = await warehouse.CurrentAsync(http.RequestAborted);
        var branch = authentication.Principal?.FindFirstValue(Tokens.BranchClaim);
        var top = branch is null ? snapshot.Tree.Tops.FirstOrDefault() : snapshot.Tree.Find(branch);
        if (top is null)
        {
            await Problem(
                http,
                branch is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden,
                branch is null ? "WAREHOUSE_EMPTY" : "BRANCH_UNKNOWN",
                branch is null ? "The warehouse holds no branches." : $"The token is for branch '{branch}', which does not exist."
            );
            return;
        }

        var role = Enum.TryParse<Role>(authentication.Principal?.FindFirstValue(Tokens.RoleClaim), out var known) ? known : Role.Hq;
        http.Features.Set(new Viewer(role, top));
        http.Features.Set(new KpiReader(snapshot, top, catalogue, arithmetic));
        await next(http);
    }

    private static Task Problem(HttpContext http, int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: [new("code", code)]).ExecuteAsync(http);
}
